using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>The type definitions that are reached from some functions and types, each behind those it refers to.</summary>
internal sealed class LiveTypes
{
    private readonly HashSet<WitTypeDef> _seen = [];
    private readonly List<WitTypeDef> _types = [];

    public IReadOnlyList<WitTypeDef> All => _types;

    public void Add(WitInterface item)
    {
        foreach (var type in item.Types) Add(type);
        foreach (var function in item.Functions) Add(function);
    }

    public void Add(WitWorldItem item)
    {
        switch (item)
        {
            case WitWorldInterface reference: Add(reference.Interface); break;
            case WitWorldFunction function: Add(function.Function); break;
            case WitWorldType type: Add(type.Type); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    public void Add(WitFunction function)
    {
        // The resource of a static function need not be in its type; that of the others is.
        if (function is { Kind: WitFunctionKind.Static, Resource: { } resource }) Add(resource);
        foreach (var parameter in function.Parameters) Add(parameter.Type);
        if (function.Result is { } result) Add(result);
    }

    public void Add(WitType type)
    {
        if (type is not WitTypeDef definition || !_seen.Add(definition)) return;
        foreach (var operand in TypeOperands.Of(definition.Kind)) Add(operand);
        _types.Add(definition);
    }
}
