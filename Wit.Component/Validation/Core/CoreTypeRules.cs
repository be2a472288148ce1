using System.Diagnostics;
using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>The rules of the types that a core module defines (WebAssembly 3.0, "Types").</summary>
internal static class CoreTypeRules
{
    // Engines keep the chain of supertypes of every type.
    private const int MaximumSubtypingDepth = 63;

    public static void Check(CoreModule module, CoreSubtyping subtyping, BinaryCursor section)
    {
        var depths = new int[module.Types.Count];
        var first = 0;
        foreach (var size in module.TypeGroups)
        {
            // Types of a group may refer to each other and to what comes before.
            for (var i = first; i < first + size; i++) CheckReferences(module.Types[i].Type, first + size, section);
            for (var i = first; i < first + size; i++) depths[i] = CheckSupertypes(module, subtyping, i, depths, section);
            first += size;
        }
    }

    /// <summary>Checks that a value type refers to one of the types there are.</summary>
    public static void CheckValue(CoreValType type, int count, BinaryCursor section)
    {
        if (type is { Kind: CoreValKind.Reference, Heap: >= 0 } && type.Heap >= count) throw CoreModuleRules.Unknown(section, "type", (uint)type.Heap, count);
    }

    private static void CheckReferences(CoreCompType type, int count, BinaryCursor section)
    {
        switch (type)
        {
            case CoreFuncType function:
                foreach (var parameter in function.Parameters.AsSpan()) CheckValue(parameter, count, section);
                foreach (var result in function.Results.AsSpan()) CheckValue(result, count, section);
                break;
            case CoreStructType @struct:
                foreach (var field in @struct.Fields.AsSpan()) CheckField(field, count, section);
                break;
            case CoreArrayType array: CheckField(array.Element, count, section); break;
            default: throw new UnreachableException();
        }
    }

    private static void CheckField(CoreFieldType field, int count, BinaryCursor section)
    {
        if (field.Type is { } type) CheckValue(type, count, section);
    }

    private static int CheckSupertypes(CoreModule module, CoreSubtyping subtyping, int index, int[] depths, BinaryCursor section)
    {
        var type = module.Types[index];
        if (type.Supertypes.Count == 0) return 0;
        if (type.Supertypes.Count > 1) throw section.Fail(DiagnosticCatalogue.InvalidCoreModule, $"core type {index} has more than one supertype");
        var super = type.Supertypes[0].Value;
        if (super >= index) throw CoreModuleRules.Unknown(section, "supertype", super, index);
        if (module.Types[(int)super].IsFinal) throw section.Fail(DiagnosticCatalogue.TypeMismatch, $"core type {index} cannot be a subtype of core type {super}, which is final");
        if (!subtyping.Matches(type.Type, module.Types[(int)super].Type)) throw section.Fail(DiagnosticCatalogue.TypeMismatch, $"core type {index} does not match its supertype {super}");
        var depth = depths[super] + 1;
        return depth <= MaximumSubtypingDepth ? depth
            : throw section.Fail(DiagnosticCatalogue.BinaryLimit, $"the supertypes of core type {index} are more than {MaximumSubtypingDepth} deep");
    }
}
