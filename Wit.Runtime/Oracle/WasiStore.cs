using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>Gives a store its WASI state.</summary>
internal static unsafe class WasiStore
{
    private const nint InputOutputError = -5;

    /// <summary>Gives what was granted to a store.</summary>
    /// <param name="context">The store.</param>
    /// <param name="grants">What is granted.</param>
    /// <param name="callbacks">Keeps alive what the store calls back.</param>
    /// <exception cref="DiagnosticException">Something cannot be granted.</exception>
    public static void Set(nint context, WasiGrants grants, List<GCHandle> callbacks)
    {
        var config = NativeMethods.WasiConfigNew();
        try
        {
            SetArguments(config, grants.Arguments);
            SetVariables(config, grants.Variables);
            foreach (var directory in grants.Directories) Preopen(config, directory);
            SetStreams(config, grants, callbacks);
            if (grants.AllowsNetwork)
            {
                NativeMethods.WasiConfigInheritNetwork(config);
                NativeMethods.WasiConfigAllowNameLookup(config, 1);
            }
        }
        catch
        {
            NativeMethods.WasiConfigDelete(config);
            throw;
        }

        NativeErrors.Check(NativeMethods.ContextSetWasi(context, config));
        if (grants.AllowsNetwork) NativeMethods.ContextSetWasiHttp(context);
    }

    private static void SetArguments(nint config, IReadOnlyList<string> arguments)
    {
        using var texts = new NativeTexts(arguments);
        fixed (nint* start = texts.Pointers)
            if (NativeMethods.WasiConfigSetArguments(config, (nuint)arguments.Count, start) == 0) throw Invalid("an argument is not Unicode");
    }

    private static void SetVariables(nint config, IReadOnlyList<KeyValuePair<string, string>> variables)
    {
        using var names = new NativeTexts([.. variables.Select(v => v.Key)]);
        using var values = new NativeTexts([.. variables.Select(v => v.Value)]);
        fixed (nint* name = names.Pointers)
        fixed (nint* value = values.Pointers)
            if (NativeMethods.WasiConfigSetVariables(config, (nuint)variables.Count, name, value) == 0) throw Invalid("a variable is not Unicode");
    }

    private static void Preopen(nint config, WasiDirectory directory)
    {
        if (NativeMethods.WasiConfigPreopenDirectory(config, directory.HostPath, directory.GuestPath, directory.IsReadOnly ? (byte)0 : (byte)1) != 0) return;
        throw Invalid($"the directory `{directory.HostPath}` cannot be opened", Directory.Exists(directory.HostPath) ? null : "there is no such directory");
    }

    private static void SetStreams(nint config, WasiGrants grants, List<GCHandle> callbacks)
    {
        if (grants.InheritsStreams)
        {
            NativeMethods.WasiConfigInheritInput(config);
            NativeMethods.WasiConfigInheritOutput(config);
            NativeMethods.WasiConfigInheritError(config);
            return;
        }

        NativeVector input;
        fixed (byte* start = grants.Input.Span) NativeMethods.ByteVectorNew(&input, (nuint)grants.Input.Length, start);
        NativeMethods.WasiConfigSetInput(config, &input);
        if (grants.Output is { } output) NativeMethods.WasiConfigSetOutput(config, &OnWrite, Keep(output, callbacks), 0);
        if (grants.Error is { } error) NativeMethods.WasiConfigSetError(config, &OnWrite, Keep(error, callbacks), 0);
    }

    private static nint Keep(WasiWriter writer, List<GCHandle> callbacks)
    {
        var handle = GCHandle.Alloc(writer);
        callbacks.Add(handle);
        return GCHandle.ToIntPtr(handle);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressMessage("Design", "CA1031", Justification = "No exception may cross the native frames; the guest sees an input/output error.")]
    private static nint OnWrite(nint data, byte* bytes, nuint length)
    {
        try
        {
            Unsafe.As<WasiWriter>(GCHandle.FromIntPtr(data).Target)!(new ReadOnlySpan<byte>(bytes, (int)length));
            return (nint)length;
        }
        catch (Exception)
        {
            return InputOutputError;
        }
    }

    private static DiagnosticException Invalid(string message, string? hint = null) =>
        new(new Diagnostic(DiagnosticCatalogue.InvalidGrant, DiagnosticLocation.None, message) { Hint = hint });

    /// <summary>C strings for the length of a call.</summary>
    private sealed class NativeTexts : IDisposable
    {
        public NativeTexts(IReadOnlyList<string> texts)
        {
            if (texts.Any(t => t.Contains('\0', StringComparison.Ordinal))) throw Invalid("arguments and variables cannot contain the character NUL");
            Pointers = [.. texts.Select(Marshal.StringToCoTaskMemUTF8)];
        }

        public nint[] Pointers { get; }

        public void Dispose()
        {
            foreach (var pointer in Pointers) Marshal.FreeCoTaskMem(pointer);
        }
    }
}
