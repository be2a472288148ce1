using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Why one type is not a subtype of another.</summary>
/// <param name="Path">Where inside the types, from the outside in: <c>exports</c>, names, <c>params</c>, <c>result</c>, ...</param>
/// <param name="Reason">What is wrong there, <c>expected u64, found u32</c> say.</param>
public sealed record TypeMismatch(string Path, string Reason)
{
    /// <summary>The two resource types, if it is that they differ.</summary>
    public (ResourceType Found, ResourceType Expected)? Resources { get; init; }

    /// <summary>The path and the reason.</summary>
    public override string ToString() => Path.Length == 0 ? Reason : $"{Path}: {Reason}";
}
