using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// What compiled code depends on, as text: a precompiled component is for exactly this. Wasmtime checks the features of the processor
/// itself when it loads the code.
/// </summary>
internal static class EngineFingerprint
{
    /// <summary>The form of precompiled components; raise it when the form changes.</summary>
    private const int Form = 4;

    /// <summary>The fingerprint of an engine with these options.</summary>
    public static string Of(WasmEngineOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"Wit.Runtime {VersionOf(typeof(EngineFingerprint))} form {Form}; Wasmtime {VersionOf(typeof(Wasmtime.Engine))}; {Platform}; fuel {OnOff(options.ConsumeFuel)}; interruption {OnOff(options.Interruptible)}; fusion {OnOff(options.FuseCalls)}");

    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsLinux() ? "linux" : "unix")}-{RuntimeInformation.ProcessArchitecture}";

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    private static string OnOff(bool value) => value ? "on" : "off";
}
