using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>The rules of type definitions (Binary.md, "Type Definitions").</summary>
internal static class TypeRules
{
    public static void Check(Scope scope, DefType definition, TypeEntity entity)
    {
        switch (definition)
        {
            case RecordDefType record:
                RequireSome(scope, record.Fields.Count, "record type must have at least one field");
                Unique(scope, record.Fields.Select(f => f.Label), "record field");
                break;
            case VariantDefType variant:
                RequireSome(scope, variant.Cases.Count, "variant type must have at least one case");
                Unique(scope, variant.Cases.Select(c => c.Label), "variant case");
                break;
            case TupleDefType tuple: RequireSome(scope, tuple.Elements.Count, "tuple type must have at least one type"); break;
            case FlagsDefType flags:
                RequireSome(scope, flags.Labels.Count, "flags must have at least one entry");
                if (flags.Labels.Count > 32) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "cannot have more than 32 flags");
                Unique(scope, flags.Labels, "flag");
                break;
            case EnumDefType @enum:
                RequireSome(scope, @enum.Labels.Count, "enum type must have at least one variant");
                Unique(scope, @enum.Labels, "enum tag");
                break;
            case FixedLengthListDefType { Length: 0 }:
                throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "fixed-length lists must have more than zero elements");
            case MapDefType: CheckMapKey(scope, (ValueTypeEntity)((ValueTypeEntity)entity).Operands[0]); break;
            case StreamDefType or FutureDefType: CheckElement(scope, (ValueTypeEntity)entity); break;
            case FuncDefType function:
                Unique(scope, function.Parameters.Select(p => p.Label), "function parameter");
                if (((FuncTypeEntity)entity).Result is { } result && result.HasBorrow)
                    throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "function result cannot contain a `borrow` type");
                break;
            case ResourceDefType resource: CheckResource(scope, resource); break;
            default: break;
        }
    }

    private static void CheckMapKey(Scope scope, ValueTypeEntity key)
    {
        if (key.Type is not PrimitiveValType { Kind: not (PrimitiveKind.F32 or PrimitiveKind.F64 or PrimitiveKind.ErrorContext) })
            throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"a {key.Description} cannot be the key of a map");
    }

    private static void CheckElement(Scope scope, ValueTypeEntity type)
    {
        if (type.Operands is not [ValueTypeEntity element]) return;
        if (element.HasBorrow) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, $"a {type.Description} cannot contain a `borrow` type");
        if (type.Syntax is StreamDefType && element.Type is PrimitiveValType { Kind: PrimitiveKind.Char })
            throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "`stream<char>` is not valid at this time", "use `stream<u8>` with an encoding of your own");
    }

    private static void CheckResource(Scope scope, ResourceDefType resource)
    {
        if (resource.Representation != CoreValType.I32) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "resources can only be represented by `i32`");
        if (resource.Destructor is { } destructor
            && scope.CoreFunctions[(int)destructor.Value].Type is CoreFuncItemType { Type: { } type }
            && !CoreMatcher.Same(type, new CoreFuncType([CoreValType.I32], [])))
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, $"the destructor of a resource must be of type [i32] -> [], it is {type}");
    }

    private static void RequireSome(Scope scope, int count, string message)
    {
        if (count == 0) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, message);
    }

    private static void Unique(Scope scope, IEnumerable<string> labels, string what)
    {
        var names = new NameSet();
        foreach (var label in labels)
        {
            if (label.Length == 0) throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"{what} name cannot be empty");
            if (!Labels.IsLabel(label)) throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"{what} name `{label}` is not in kebab case");
            if (names.Add(label) is { } earlier)
                throw scope.Fail(DiagnosticCatalogue.InvalidExternName, $"{what} name `{label}` conflicts with previous {what} name `{earlier}`");
        }
    }
}
