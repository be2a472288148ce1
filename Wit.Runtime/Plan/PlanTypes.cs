using System.Diagnostics;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Plan;

/// <summary>Turns type definitions into structural types; resources get their identity here.</summary>
/// <param name="plan">The plan that resources are added to.</param>
/// <param name="resourceNames">What the exports call the guests' resources, by number.</param>
internal sealed class PlanTypes(ComponentPlan plan, IReadOnlyDictionary<int, string> resourceNames)
{
    /// <summary>The most nodes that a type may have when written out in full: definitions share parts, so a small file can describe a huge type.</summary>
    private const long MaximumWeight = 100_000;

    private const int MaximumDepth = 100;

    /// <summary>Evaluates a definition.</summary>
    public PlannedType Define(PlanScope scope, DefType definition, long offset) => definition switch
    {
        FuncDefType function => new PlannedFuncType(new FuncType(
            Fields(scope, function.Parameters, offset), Optional(scope, function.Result, offset)?.Type, function.IsAsync)),
        ComponentDefType component => new PlannedDeclarations(component.Declarations, scope),
        InstanceDefType instance => new PlannedDeclarations(instance.Declarations, scope),
        ResourceDefType resource => AddResource("resource", scope.Instance, null, Destructor(scope, resource, offset)),
        DefValType value => Weigh(scope, value, offset),
        _ => throw new UnreachableException(),
    };

    /// <summary>Adds a resource type.</summary>
    public PlannedResource AddResource(string name, int instance, string? interfaceName, CoreItem? destructor)
    {
        var type = new ResourceType(resourceNames.GetValueOrDefault(plan.Resources.Count, name));
        var resource = new PlannedResource(plan.Resources.Count, type, instance, interfaceName, destructor);
        plan.Resources.Add(resource);
        plan.ResourceNumbers.Add(type, resource.Index);
        plan.Initialisers.Add(new CreateResource(resource.Index));
        return resource;
    }

    private static CoreItem? Destructor(PlanScope scope, ResourceDefType resource, long offset) =>
        resource.Destructor is { } index ? scope.Get<CoreItem>(Sort.CoreFunc, index.Value, offset) : null;

    private static PlannedValType Resolve(PlanScope scope, ValTypeRef type, long offset) => type.Primitive is { } kind
        ? new PlannedValType(new PrimitiveValType(kind), 1, 1)
        : scope.Get<PlannedValType>(Sort.Type, type.Index.Value, offset);

    private static PlannedValType? Optional(PlanScope scope, ValTypeRef? type, long offset) =>
        type is { } reference ? Resolve(scope, reference, offset) : null;

    private static EquatableList<FieldType> Fields(PlanScope scope, EquatableList<LabelledType> fields, long offset) =>
        EquatableList.From(fields.Select(f => new FieldType(f.Label, Resolve(scope, f.Type, offset).Type)));

    private static PlannedValType Weigh(PlanScope scope, DefValType definition, long offset)
    {
        var built = Build(scope, definition, offset);
        if (built.Weight > MaximumWeight || built.Depth > MaximumDepth)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.BinaryLimit,
                DiagnosticLocation.At(scope.Path, offset),
                $"a type has more than {MaximumWeight} parts or is nested more than {MaximumDepth} deep"));
        }

        return built;
    }

    private static PlannedValType Build(PlanScope scope, DefValType definition, long offset)
    {
        long weight = 1;
        var depth = 0;
        ValType Part(ValTypeRef type)
        {
            var part = Resolve(scope, type, offset);
            weight += part.Weight;
            depth = Math.Max(depth, part.Depth);
            return part.Type;
        }

        ValType? OptionalPart(ValTypeRef? type) => type is { } reference ? Part(reference) : null;

        ValType built = definition switch
        {
            PrimitiveDefType primitive => new PrimitiveValType(primitive.Kind),
            RecordDefType record => new RecordValType(EquatableList.From(record.Fields.Select(f => new FieldType(f.Label, Part(f.Type))))),
            VariantDefType variant => new VariantValType(EquatableList.From(variant.Cases.Select(c => new CaseType(c.Label, OptionalPart(c.Payload))))),
            ListDefType list => new ListValType(Part(list.Element)),
            FixedLengthListDefType list => new FixedLengthListValType(Part(list.Element), list.Length),
            TupleDefType tuple => new TupleValType(EquatableList.From(tuple.Elements.Select(Part))),
            FlagsDefType flags => new FlagsValType(flags.Labels),
            EnumDefType @enum => new EnumValType(@enum.Labels),
            OptionDefType option => new OptionValType(Part(option.Element)),
            ResultDefType result => new ResultValType(OptionalPart(result.Ok), OptionalPart(result.Error)),
            OwnDefType own => new OwnValType(scope.Get<PlannedResource>(Sort.Type, own.Resource.Value, offset).Type),
            BorrowDefType borrow => new BorrowValType(scope.Get<PlannedResource>(Sort.Type, borrow.Resource.Value, offset).Type),
            StreamDefType stream => new StreamValType(OptionalPart(stream.Element)),
            FutureDefType future => new FutureValType(OptionalPart(future.Element)),
            MapDefType map => new MapValType(Part(map.Key), Part(map.Value)),
            _ => throw new UnreachableException(),
        };
        if (definition is FixedLengthListDefType fixedLength) weight *= Math.Max(1L, fixedLength.Length);
        return new PlannedValType(built, weight, depth + 1);
    }
}
