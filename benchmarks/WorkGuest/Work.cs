using System.Globalization;
using System.Text;

namespace Example.Work;

/// <summary>The work itself, which the benchmarks also run as it is.</summary>
public static class Work
{
    /// <summary>So many rounds of a linear congruential generator.</summary>
    public static uint Integers(uint rounds)
    {
        var value = 1u;
        for (var i = 0u; i < rounds; i++) value = (value * 1664525) + 1013904223;
        return value;
    }

    /// <summary>Sorts so many numbers and gives the middle one.</summary>
    public static uint Sort(uint count)
    {
        var numbers = new uint[count];
        var value = 1u;
        for (var i = 0; i < numbers.Length; i++) numbers[i] = value = (value * 1664525) + 1013904223;
        Array.Sort(numbers);
        return numbers[numbers.Length / 2];
    }

    /// <summary>Builds a text of so many numbers and gives its length.</summary>
    public static uint Text(uint count)
    {
        var text = new StringBuilder();
        for (var i = 0u; i < count; i++) text.Append(i.ToString(CultureInfo.InvariantCulture)).Append(' ');
        return (uint)text.ToString().Length;
    }
}
