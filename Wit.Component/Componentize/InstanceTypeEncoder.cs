using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Defines the types of an imported interface in the instance type.</summary>
internal sealed class InstanceTypeEncoder(ComponentScope scope, WitInterface item) : TypeEncoder
{
    private readonly List<Declaration> _declarations = [];
    private uint _types;

    public InstanceDefType Type => new([.. _declarations]);

    public bool IsEmpty => _declarations.Count == 0;

    protected override TypeMaps Maps { get; } = new();

    protected override WitInterface? Interface => item;

    public void Export(WitFunction function)
    {
        var type = Function(function);
        _declarations.Add(new ExportDeclaration(new ExternName(function.Name) { ExternalId = function.ExternalId }, new FuncExternType(type)));
    }

    protected override uint Define(DefType type)
    {
        _declarations.Add(new TypeDeclaration(type));
        return _types++;
    }

    protected override uint? Introduce(ExternName name, uint definition) => Declare(name, new TypeEqExternType(new TypeIndex(definition)));

    protected override uint IntroduceResource(ExternName name) => Declare(name, new SubResourceExternType());

    protected override uint Take(WitInterface owner, WitTypeDef type)
    {
        _declarations.Add(new AliasDeclaration(new OuterAlias(Sort.Type, 1, scope.AliasType(owner, type))));
        return _types++;
    }

    private uint Declare(ExternName name, ExternType type)
    {
        _declarations.Add(new ExportDeclaration(name, type));
        return _types++;
    }
}
