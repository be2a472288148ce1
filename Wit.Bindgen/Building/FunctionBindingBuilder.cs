using Wit.Bindgen.Model;
using Wit.Bindgen.Naming;
using Wit.Model;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Bindgen.Building;

/// <summary>Decides what the C# methods of WIT functions look like.</summary>
internal sealed class FunctionBindingBuilder(TypeMapper mapper, WitValTypes valTypes, ResultStyle resultStyle)
{
    /// <summary>The binding of a supported function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="members">The names taken in the class that the method goes into.</param>
    /// <param name="keys">The names taken in the interface that the function belongs to; the same for what is no method.</param>
    public FunctionBinding Build(WitFunction function, NameScope members, NameScope keys)
    {
        var type = valTypes.Of(function);
        var flat = Flatten(type);
        uint[] offsets = flat.SpilledParameters is null ? new uint[type.Parameters.Count] : CanonicalLayout.OffsetsOf([.. type.Parameters.Select(p => p.Type)]);
        var scope = new NameScope(["implementation", "linker", "interfaceName", "memory"]);
        var parameters = function.Parameters.Select((p, i) => new ParameterBinding(
            CSharpName.Escape(scope.Claim(CSharpName.Camel(p.Name), "Value")), mapper.Map(p.Type), offsets[i])).ToList();
        var isMethod = function.Kind == WitFunctionKind.Method;
        var name = members.Claim(NameOf(function), "Function");
        return new FunctionBinding(
            function.Name,
            CSharpName.Escape(name),
            function.Docs,
            type.ToString(),
            EquatableList.From(parameters.Skip(isMethod ? 1 : 0)),
            function.Result is null ? null : Result(function.Result),
            flat)
        {
            Key = isMethod ? keys.Claim(CSharpName.Pascal(function.Resource!.Name!) + name, "Method") : name,
            Self = isMethod ? parameters[0] : null,
            ResourceTypes = EquatableList.From(ResourceTypes.Of(type).Select(r => mapper.ResourceTypeOf(valTypes.DefinitionOf(r)))),
            ParameterTuple = flat.SpilledParameters is null ? null : TypeMapper.TupleOf([.. parameters.Select(p => p.Type)]),
        };
    }

    private static string NameOf(WitFunction function) => function.Kind switch
    {
        WitFunctionKind.Constructor => "Create" + CSharpName.Pascal(function.Resource!.Name!),
        WitFunctionKind.Static => CSharpName.Pascal(function.Resource!.Name!) + CSharpName.Pascal(function.ItemName),
        _ => CSharpName.Pascal(function.ItemName),
    };

    private static FlatBinding Flatten(FuncType type)
    {
        var parameters = type.Parameters.SelectMany(p => CanonicalLayout.Flatten(p.Type)).ToList();
        LayoutBinding? spilled = null;
        if (parameters.Count > CanonicalLayout.MaxFlatParameters)
        {
            var tuple = new TupleValType(EquatableList.From(type.Parameters.Select(p => p.Type)));
            spilled = new LayoutBinding(CanonicalLayout.SizeOf(tuple), CanonicalLayout.AlignmentOf(tuple), 1);
            parameters = [CoreType.I32];
        }

        var results = type.Result is null ? [] : CanonicalLayout.Flatten(type.Result);
        var resultLayout = type.Result is null
            ? null
            : new LayoutBinding(CanonicalLayout.SizeOf(type.Result), CanonicalLayout.AlignmentOf(type.Result), results.Count);
        return new FlatBinding(EquatableList.From(parameters), EquatableList.From(results), spilled, resultLayout);
    }

    private ResultBinding Result(WitType type)
    {
        var reference = mapper.Map(type);
        var behind = type is WitTypeDef definition ? definition.Dealias() : type;
        if (resultStyle == ResultStyle.Value || behind is not WitTypeDef { Kind: WitResult result })
            return new ResultBinding(reference, reference.Name, null, null);
        var ok = mapper.MapOrUnit(result.Ok);
        return new ResultBinding(reference, result.Ok is null ? null : ok.Name, ok, mapper.MapOrUnit(result.Error));
    }
}
