namespace Wit.Bindgen;

/// <summary>What the user decides about generated code.</summary>
public sealed record BindgenOptions
{
    /// <summary>A namespace around the namespaces that come from package names; empty for none.</summary>
    public string RootNamespace { get; init; } = "";

    /// <summary>The visibility of generated types.</summary>
    public BindingVisibility Visibility { get; init; } = BindingVisibility.Public;

    /// <summary>How a function whose result is a <c>result&lt;T, E&gt;</c> answers.</summary>
    public ResultStyle ResultStyle { get; init; } = ResultStyle.Throw;

    /// <summary>What a guest's core functions are linked by.</summary>
    public GuestEngine GuestEngine { get; init; } = GuestEngine.NativeAot;

    /// <summary>Whether a guest's export of <c>wasi:cli/run</c> calls the <c>Main</c> of its program instead of a method that the user writes.</summary>
    public bool CallsMain { get; init; }

    /// <summary>The WIT types that are shown as types of the user's own.</summary>
    public IReadOnlyList<TypeRemap> Remaps { get; init; } = [];
}
