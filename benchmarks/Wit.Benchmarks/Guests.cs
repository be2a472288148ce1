using System.Reflection;
using System.Text;
using Wit.Runtime;

namespace Wit.Benchmarks;

/// <summary>The components that are measured.</summary>
internal static class Guests
{
    /// <summary>The component that is called directly.</summary>
    public static byte[] Echo => ComponentText.Assemble(Read("echo.wat"));

    /// <summary>The composition whose first component calls the second.</summary>
    public static byte[] Forward
    {
        get
        {
            var echo = Read("echo.wat");
            var nested = echo[echo.IndexOf("(component", StringComparison.Ordinal)..].Insert("(component".Length, " $echo");
            return ComponentText.Assemble(Read("forward.wat").Replace(";; echo.wat\n", nested, StringComparison.Ordinal));
        }
    }

    /// <summary>The composition whose caller calls in a loop.</summary>
    public static byte[] Fused => ComponentText.Assemble(Read("fused.wat"));

    /// <summary>fixtures/wat/types.wat: every shape of value, there and back.</summary>
    public static byte[] Types => ComponentText.Assemble(Read("types.wat"));

    /// <summary>fixtures/wat/counters.wat: a resource that the guest implements.</summary>
    public static byte[] Counters => ComponentText.Assemble(Read("counters.wat"));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
