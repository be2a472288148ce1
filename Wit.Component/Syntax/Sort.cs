namespace Wit.Component;

/// <summary>The sorts of definitions, each with its own index space (Binary.md, <c>sort</c> and <c>core:sort</c>).</summary>
public enum Sort
{
    /// <summary>core func</summary>
    CoreFunc,

    /// <summary>core table</summary>
    CoreTable,

    /// <summary>core memory</summary>
    CoreMemory,

    /// <summary>core global</summary>
    CoreGlobal,

    /// <summary>core tag</summary>
    CoreTag,

    /// <summary>core type</summary>
    CoreType,

    /// <summary>core module</summary>
    CoreModule,

    /// <summary>core instance</summary>
    CoreInstance,

    /// <summary>func</summary>
    Func,

    /// <summary>value</summary>
    Value,

    /// <summary>type</summary>
    Type,

    /// <summary>component</summary>
    Component,

    /// <summary>instance</summary>
    Instance,
}

/// <summary>The text and bytes of sorts.</summary>
public static class Sorts
{
    /// <summary>The name of the sort in the text format, <c>core func</c> say.</summary>
    public static string Name(this Sort sort) => sort switch
    {
        Sort.CoreFunc => "core func",
        Sort.CoreTable => "core table",
        Sort.CoreMemory => "core memory",
        Sort.CoreGlobal => "core global",
        Sort.CoreTag => "core tag",
        Sort.CoreType => "core type",
        Sort.CoreModule => "core module",
        Sort.CoreInstance => "core instance",
        Sort.Func => "func",
        Sort.Value => "value",
        Sort.Type => "type",
        Sort.Component => "component",
        Sort.Instance => "instance",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    /// <summary>Whether the sort is one of core WebAssembly's.</summary>
    public static bool IsCore(this Sort sort) => sort <= Sort.CoreInstance;

    internal static Sort? FromCoreByte(byte code) => code switch
    {
        0x00 => Sort.CoreFunc,
        0x01 => Sort.CoreTable,
        0x02 => Sort.CoreMemory,
        0x03 => Sort.CoreGlobal,
        0x04 => Sort.CoreTag,
        0x10 => Sort.CoreType,
        0x11 => Sort.CoreModule,
        0x12 => Sort.CoreInstance,
        _ => null,
    };

    internal static Sort? FromByte(byte code) => code switch
    {
        0x01 => Sort.Func,
        0x02 => Sort.Value,
        0x03 => Sort.Type,
        0x04 => Sort.Component,
        0x05 => Sort.Instance,
        _ => null,
    };

    internal static byte ToByte(this Sort sort) => sort switch
    {
        <= Sort.CoreTag => (byte)sort,
        <= Sort.CoreInstance => (byte)(0x10 + (sort - Sort.CoreType)),
        _ => (byte)(sort - Sort.Func + 1),
    };
}
