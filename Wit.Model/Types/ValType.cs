namespace Wit.Model.Types;

/// <summary>
/// A component value type, structurally: what the Canonical ABI lays out, a component binary declares and a WIT type
/// resolves to (Explainer.md, "Type definitions"). Resources alone have identity, through <see cref="ResourceType"/>.
/// </summary>
/// <remarks>Equality is structural; <see cref="object.ToString"/> gives a canonical text (see <see cref="ValTypeText"/>).</remarks>
public abstract record ValType
{
    private protected ValType() { }

    /// <summary>The canonical text of the type.</summary>
    public sealed override string ToString() => ValTypeText.Of(this);
}
