namespace Wit.Component;

/// <summary>A core module that was made to be linked with others when a component is made of them (tool-conventions, "Dynamic Linking").</summary>
/// <param name="Name">The name by which others need it, such as <c>libc.so</c>.</param>
/// <param name="Module">The module; it must not change afterwards.</param>
/// <param name="Path">The file name for diagnostics; null when there is none.</param>
public sealed record SharedLibrary(string Name, ReadOnlyMemory<byte> Module, string? Path = null)
{
    /// <summary>Whether programs find it by <c>dlopen</c>.</summary>
    public bool IsDlOpenable { get; init; }
}

/// <summary>How shared libraries are linked.</summary>
public sealed record LinkOptions
{
    /// <summary>The bytes of the stack.</summary>
    public uint StackSize { get; init; } = 1 << 20;

    /// <summary>Whether functions that no library has trap when they are called; otherwise linking fails.</summary>
    public bool StubMissingFunctions { get; init; }

    /// <summary>Whether a library <c>libdl.so</c> with <c>dlopen</c>, <c>dlsym</c>, <c>dlclose</c> and <c>dlerror</c> is linked in.</summary>
    public bool BuiltInLibdl { get; init; }
}
