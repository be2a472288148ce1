using Wit.Abi;
using Wit.Component;

namespace Wit.Runtime.Plan;

/// <summary>Follows the indices of canonical definitions.</summary>
/// <param name="plan">The plan that trampolines are added to.</param>
internal sealed class PlanCanons(ComponentPlan plan)
{
    /// <summary>Defines a lifted function, a lowered one or a built-in.</summary>
    public void Define(PlanScope scope, CanonDefinition definition)
    {
        switch (definition)
        {
            case CanonLift lift:
                var type = scope.Get<PlannedFuncType>(Sort.Type, lift.Type.Value, lift.Offset).Type;
                var function = scope.Get<CoreItem>(Sort.CoreFunc, lift.Function.Value, lift.Offset);
                scope.Add(Sort.Func, new LiftedFunction(function, Options(scope, lift.Options, lift.Offset), type));
                break;
            case CanonLower lower:
                var lowered = scope.Get<PlannedFunction>(Sort.Func, lower.Function.Value, lower.Offset);
                AddTrampoline(scope, new LowerFunction(lowered, Options(scope, lower.Options, lower.Offset)));
                break;
            case CanonResourceNew canon:
                AddTrampoline(scope, new ResourceNew(Resource(scope, canon.Resource, canon.Offset), scope.Instance));
                break;
            case CanonResourceDrop canon:
                AddTrampoline(scope, new ResourceDrop(Resource(scope, canon.Resource, canon.Offset), scope.Instance));
                break;
            case CanonResourceRep canon:
                AddTrampoline(scope, new ResourceRep(Resource(scope, canon.Resource, canon.Offset), scope.Instance));
                break;
            default:
                throw PlanBuilder.Unsupported(scope, definition.Offset, "asynchronous built-ins");
        }
    }

    private static int Resource(PlanScope scope, TypeIndex index, long offset) =>
        scope.Get<PlannedResource>(Sort.Type, index.Value, offset).Index;

    private void AddTrampoline(PlanScope scope, PlannedTrampoline trampoline)
    {
        plan.Initialisers.Add(new CreateTrampoline(plan.TrampolineCount, trampoline));
        scope.Add(Sort.CoreFunc, new TrampolineItem(plan.TrampolineCount++));
    }

    private static PlannedOptions Options(PlanScope scope, CanonicalOptions options, long offset)
    {
        if (options.IsAsync || options.Callback is not null) throw PlanBuilder.Unsupported(scope, offset, "asynchronous functions");
        CoreItem? Function(CoreFuncIndex? index) =>
            index is { } function ? scope.Get<CoreItem>(Sort.CoreFunc, function.Value, offset) : null;
        return new PlannedOptions(
            scope.Instance,
            options.StringEncoding switch
            {
                CanonicalStringEncoding.Utf16 => StringEncoding.Utf16,
                CanonicalStringEncoding.Latin1Utf16 => StringEncoding.Latin1OrUtf16,
                _ => StringEncoding.Utf8,
            },
            options.Memory is { } memory ? scope.Get<CoreItem>(Sort.CoreMemory, memory.Value, offset) : null,
            Function(options.Realloc),
            Function(options.PostReturn));
    }
}
