// The closed hierarchy of generated types, together in one file because they are read as one table.
using Wit.Model.Types;

namespace Wit.Bindgen.Model;

/// <summary>A C# type generated from a named WIT type.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The simple name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
public abstract record TypeBinding(string Namespace, string Name, string? Docs)
{
    /// <summary>The qualified name.</summary>
    public string QualifiedName => $"global::{Namespace}.{Name}";
}

/// <summary>Where a value lies in linear memory and how many core values it flattens to.</summary>
/// <param name="Size">The size in bytes.</param>
/// <param name="Alignment">The alignment in bytes.</param>
/// <param name="FlatCount">The number of core values.</param>
public sealed record LayoutBinding(uint Size, int Alignment, int FlatCount);

/// <summary>A <c>record</c>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The simple name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Fields">The fields in order.</param>
/// <param name="Layout">The layout.</param>
/// <param name="IsBlittable">Whether the C# struct has the layout, without padding, and every bit pattern is a value.</param>
public sealed record RecordBinding(
    string Namespace, string Name, string? Docs, EquatableList<FieldBinding> Fields, LayoutBinding Layout, bool IsBlittable)
    : TypeBinding(Namespace, Name, Docs);

/// <summary>A field of a record.</summary>
/// <param name="Name">The C# name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">The offset in bytes.</param>
public sealed record FieldBinding(string Name, string? Docs, TypeReference Type, uint Offset);

/// <summary>A <c>variant</c>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The simple name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Cases">The cases in order.</param>
/// <param name="Layout">The layout.</param>
/// <param name="DiscriminantSize">The size of the discriminant in bytes.</param>
/// <param name="PayloadOffset">The offset of the payload in bytes.</param>
public sealed record VariantBinding(
    string Namespace,
    string Name,
    string? Docs,
    EquatableList<CaseBinding> Cases,
    LayoutBinding Layout,
    int DiscriminantSize,
    uint PayloadOffset)
    : TypeBinding(Namespace, Name, Docs);

/// <summary>A case of a variant.</summary>
/// <param name="Name">The C# name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Payload">The payload; null when there is none.</param>
/// <param name="PayloadName">The name of the property that holds the payload.</param>
public sealed record CaseBinding(string Name, string? Docs, TypeReference? Payload, string PayloadName);

/// <summary>An <c>enum</c> or <c>flags</c>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The simple name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="IsFlags">Whether it is <c>flags</c>.</param>
/// <param name="UnderlyingType">The C# underlying type.</param>
/// <param name="Members">The members in order.</param>
public sealed record EnumBinding(
    string Namespace, string Name, string? Docs, bool IsFlags, string UnderlyingType, EquatableList<EnumMemberBinding> Members)
    : TypeBinding(Namespace, Name, Docs);

/// <summary>A member of a C# enum.</summary>
/// <param name="Name">The C# name, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="Value">The number.</param>
public sealed record EnumMemberBinding(string Name, string? Docs, uint Value);

/// <summary>A <c>resource</c>: a C# interface, and a class for the resources that the other side implements.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The simple name of the class, escaped.</param>
/// <param name="Docs">The doc comment; null when there is none.</param>
/// <param name="WitName">The name in WIT.</param>
/// <param name="Contract">The simple name of the interface.</param>
/// <param name="Methods">The methods in order.</param>
public sealed record ResourceBinding(
    string Namespace, string Name, string? Docs, string WitName, string Contract, EquatableList<FunctionBinding> Methods)
    : TypeBinding(Namespace, Name, Docs)
{
    /// <summary>The qualified name of the interface.</summary>
    public string QualifiedContract => $"global::{Namespace}.{Contract}";

    /// <summary>Of a guest that imports the resource, the core module name of its built-in functions; else null.</summary>
    public string? ImportModule { get; init; }

    /// <summary>Of a guest that exports the resource, the name of the exported interface; else null.</summary>
    public string? ExportModule { get; init; }
}
