namespace Wit.GuestBuilder.MainModule;

/// <summary>What the main module calls of the engine, through the table: their places behind the engine's own entries.</summary>
internal enum EngineFunction
{
    /// <summary>Calls a managed method: method, slots.</summary>
    Invoke,

    /// <summary>Sets an environment variable: name, value.</summary>
    SetEnvironment,

    /// <summary>Runs what the thread pool has waiting.</summary>
    RunBackground,

    /// <summary>Runs the timers that are due.</summary>
    RunTimers,

    /// <summary>Allocates: size.</summary>
    Allocate,
}

/// <summary>The names of the engine's functions.</summary>
internal static class EngineFunctions
{
    /// <summary>The export of each function, in the order of <see cref="EngineFunction"/>.</summary>
    public static IReadOnlyList<string> Exports { get; } =
        ["mono_wasm_invoke_jsexport", "mono_wasm_setenv", "mono_background_exec", "mono_wasm_execute_timer", "malloc"];

    /// <summary>How many entries of the table are set aside for them; the guest's imports come behind.</summary>
    public const uint Reserved = 16;
}
