namespace Wit.GuestBuilder.MainModule;

/// <summary>What the main module calls of the engine: the identifier in the main module, the engine's name (or names, by version), the parameters and results.</summary>
internal static class EngineFunctions
{
    /// <summary>Where the engine takes whole pages from.</summary>
    public const string AllocatePages = "mono_valloc_aligned";

    /// <summary>What the interpreter knows a method by.</summary>
    public const string MethodOf = "mono_interp_get_imethod";

    /// <summary>What the boot calls beside the functions that the engine exports.</summary>
    public static IReadOnlyList<string> Internal { get; } = [MethodOf];

    /// <summary>What is called while the guest is booted.</summary>
    public static IReadOnlyList<(string Id, string Name, string Type)> OfBoot { get; } =
    [
        ("$sbrk", "sbrk", "(param i32) (result i32)"),
        ("$allocate_pages", AllocatePages, "(param i32 i32 i32 i32) (result i32)"),
    ];

    /// <summary>What is called in the component.</summary>
    public static IReadOnlyList<(string Id, string Name, string Type)> OfComponent { get; } =
    [
        ("$prepare", "mono_jiterp_interp_entry_prologue", "(param i32 i32) (result i32)"),
        ("$enter", "mono_jiterp_interp_entry", "(param i32 i32)"),
        ("$setenv", "mono_wasm_setenv", "(param i32 i32)"),
        ("$run_background", "mono_background_exec|SystemJS_ExecuteBackgroundJobCallback", ""),
        ("$run_timers", "mono_wasm_execute_timer|SystemJS_ExecuteTimerCallback", ""),
        ("$malloc", "malloc", "(param i32) (result i32)"),
        ("$free", "free", "(param i32)"),
    ];
}
