namespace Wit.Bindgen;

/// <summary>The side of a world that bindings are for.</summary>
public enum BindingSide
{
    /// <summary>A program that loads a component of the world.</summary>
    Host,

    /// <summary>A component of the world.</summary>
    Guest,
}
