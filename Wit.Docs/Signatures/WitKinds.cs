using System.Diagnostics;
using Wit.Model;

namespace Wit.Docs.Signatures;

/// <summary>The words for kinds of items.</summary>
internal static class WitKinds
{
    /// <summary>The keyword of a declaration.</summary>
    public static string Of(WitTypeKind kind) => kind switch
    {
        WitRecord => "record",
        WitVariant => "variant",
        WitEnum => "enum",
        WitFlags => "flags",
        WitResource => "resource",
        _ => "type",
    };

    /// <summary>What a function is.</summary>
    public static string Of(WitFunction function) => (function.IsAsync ? "async " : "") + function.Kind switch
    {
        WitFunctionKind.FreeStanding => "func",
        WitFunctionKind.Method => "method",
        WitFunctionKind.Static => "static func",
        WitFunctionKind.Constructor => "constructor",
        _ => throw new UnreachableException(),
    };
}
