namespace Wit.Bindgen;

/// <summary>The visibility of generated types.</summary>
public enum BindingVisibility
{
    /// <summary><c>public</c></summary>
    Public,

    /// <summary><c>internal</c></summary>
    Internal,
}
