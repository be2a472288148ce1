namespace Wit.Component;

/// <summary>The type of an import or export as the binary says it (Binary.md, <c>externtype</c>).</summary>
public abstract record ExternType
{
    private protected ExternType() { }

    /// <summary>The sort of what has this type.</summary>
    public abstract Sort Sort { get; }
}

/// <summary><c>(core module (type i))</c></summary>
/// <param name="Type">The module type.</param>
public sealed record CoreModuleExternType(CoreTypeIndex Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreModule;
}

/// <summary><c>(func (type i))</c></summary>
/// <param name="Type">The function type.</param>
public sealed record FuncExternType(TypeIndex Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Func;
}

/// <summary><c>(value (eq i))</c></summary>
/// <param name="Value">The value it equals.</param>
public sealed record ValueEqExternType(ValueIndex Value) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Value;
}

/// <summary><c>(value t)</c></summary>
/// <param name="Type">The type.</param>
public sealed record ValueExternType(ValTypeRef Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Value;
}

/// <summary><c>(type (eq i))</c></summary>
/// <param name="Type">The type it equals.</param>
public sealed record TypeEqExternType(TypeIndex Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Type;
}

/// <summary><c>(type (sub resource))</c></summary>
public sealed record SubResourceExternType : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Type;
}

/// <summary><c>(component (type i))</c></summary>
/// <param name="Type">The component type.</param>
public sealed record ComponentExternType(TypeIndex Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Component;
}

/// <summary><c>(instance (type i))</c></summary>
/// <param name="Type">The instance type.</param>
public sealed record InstanceExternType(TypeIndex Type) : ExternType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Instance;
}
