using Wit.Component.Writing;

namespace Wit.GuestBuilder.Engine;

/// <summary>Writes a booted memory as the data of a module.</summary>
internal static class MemoryImage
{
    /// <summary>Fewer zeros than this are not worth a segment of their own, which takes some bytes and a copy.</summary>
    private const int MinimumGap = 32;

    /// <summary>Appends the memory to a module without data.</summary>
    /// <param name="module">The module.</param>
    /// <param name="memory">The memory from address 0.</param>
    /// <param name="layout">How it is laid out.</param>
    public static byte[] Append(ReadOnlySpan<byte> module, ReadOnlySpan<byte> memory, GuestLayout layout)
    {
        var segments = layout == GuestLayout.Fast ? [(0, memory.Length)] : Segments(memory);
        var section = new BinaryBuilder().U32((uint)segments.Count);
        foreach (var (start, length) in segments)
            section.Byte(0).Byte(0x41).S33(start).Byte(0x0b).U32((uint)length).Bytes(memory.Slice(start, length));
        return new BinaryBuilder().Bytes(module).Section(11, section.Written).ToArray();
    }

    private static List<(int Start, int Length)> Segments(ReadOnlySpan<byte> memory)
    {
        var segments = new List<(int, int)>();
        var at = 0;
        while (true)
        {
            var next = memory[at..].IndexOfAnyExcept((byte)0);
            if (next < 0) return segments;
            var start = at + next;
            var end = start;
            while (true)
            {
                var zero = memory[end..].IndexOf((byte)0);
                if (zero < 0)
                {
                    end = memory.Length;
                    break;
                }

                end += zero;
                var gap = memory[end..].IndexOfAnyExcept((byte)0);
                if (gap is < 0 or >= MinimumGap) break;
                end += gap;
            }

            segments.Add((start, end - start));
            at = end;
        }
    }
}
