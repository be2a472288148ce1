namespace Wit.Model.Diff;

/// <summary>What kind of thing changed.</summary>
public enum WitChangeSubject
{
    /// <summary>The name or version of the package.</summary>
    Package,

    /// <summary>An interface of the package.</summary>
    Interface,

    /// <summary>A world of the package.</summary>
    World,

    /// <summary>An import of a world.</summary>
    Import,

    /// <summary>An export of a world.</summary>
    Export,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A field of a record.</summary>
    Field,

    /// <summary>A case of a variant or an enum, or a label of flags.</summary>
    Case,

    /// <summary>A function, method, static function or constructor.</summary>
    Function,

    /// <summary>A parameter of a function.</summary>
    Parameter,

    /// <summary>The result of a function.</summary>
    Result,

    /// <summary>A feature gate: <c>@since</c>, <c>@unstable</c> or <c>@deprecated</c>.</summary>
    Gate,
}
