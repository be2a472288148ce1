// What .NET has and a component has not, and what happens then: an exception that can be caught, not the end of the guest.
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samples.CommandGuest;

/// <summary>Tries things that need more than WASI gives this component.</summary>
internal static partial class Absent
{
    private static readonly Dictionary<string, Action> Things = new()
    {
        ["thread"] = () => new Thread(() => { }).Start(),
        ["wait"] = () => new TaskCompletionSource().Task.Wait(),
        ["socket"] = () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Connect(IPAddress.Loopback, 80),
        ["read"] = () => File.ReadAllText("/etc/hostname"),
        ["write"] = () => File.WriteAllText("/note.txt", "note"),
        ["list"] = () => Directory.GetFiles("/"),
        ["process"] = () => System.Diagnostics.Process.Start("true"),
        ["native"] = () => NothingOfThisName(),
        ["type"] = () => Type.GetType($"{typeof(Absent).FullName}+{nameof(Unused)}", throwOnError: true),
        ["watch"] = () => new FileSystemWatcher("/") { EnableRaisingEvents = true }.Dispose(),
        ["input"] = () => Console.OpenStandardInput(),
        ["key"] = () => Console.ReadKey(),
        ["fail"] = () => Marshal.ReadInt32(0x7fff0000),
    };

    /// <summary>Tries one of them.</summary>
    public static string Try(string thing)
    {
        try
        {
            Things[thing]();
            return "done";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    // The trimmer does not see a name that is put together: it warns, and leaves the type out.
    private sealed class Unused;

    [LibraryImport("nothing-of-this-name")]
    private static partial void NothingOfThisName();
}
