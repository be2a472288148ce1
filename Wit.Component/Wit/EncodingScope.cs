using System.Diagnostics;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>The declarations of a component type or instance type while WIT is encoded into it.</summary>
internal sealed class EncodingScope(EncodingScope? outer)
{
    private readonly List<Declaration> _declarations = [];
    private readonly Dictionary<WitTypeDef, TypeIndex> _types = [];
    private readonly Dictionary<DefType, TypeIndex> _structural = [];
    private readonly Dictionary<WitInterface, InstanceIndex> _instances = [];
    private readonly Dictionary<(InstanceIndex, string), TypeIndex> _aliases = [];
    private uint _typeCount;
    private uint _instanceCount;

    public EquatableList<Declaration> Declarations => [.. _declarations];

    /// <summary>Adds an import or export of a world.</summary>
    public void Add(WitWorldItem item, bool isImport)
    {
        switch (item)
        {
            case WitWorldInterface { Interface: var used } reference:
                var name = new ExternName(item.ExternName)
                {
                    Implements = item.Name is not null && used.Name is not null ? used.QualifiedName : null,
                    ExternalId = reference.ExternalId,
                };
                if (isImport) Import(name, used);
                else Export(name, used);
                break;
            case WitWorldFunction { Function: var function }: Declare(Name(function), new FuncExternType(Define(Function(function))), isImport); break;
            case WitWorldType { Type: var type }: DeclareType(type, isImport); break;
            default: throw new UnreachableException();
        }
    }

    public void Import(ExternName name, WitInterface item) => DeclareInstance(name, item, isImport: true);

    public void Export(ExternName name, WitInterface item) => DeclareInstance(name, item, isImport: false);

    /// <summary>Imports the types of an interface without its functions: what another interface needs of it.</summary>
    public void ImportTypes(ExternName name, WitInterface item) => DeclareInstance(name, item, isImport: true, typesOnly: true);

    private void DeclareInstance(ExternName name, WitInterface item, bool isImport, bool typesOnly = false)
    {
        var inside = new EncodingScope(this);
        foreach (var type in item.Types) inside.DeclareType(type, isImport: false);
        IEnumerable<WitFunction> functions = typesOnly ? [] : FunctionOrder.Encoded(item);
        foreach (var function in functions) inside.Declare(Name(function), new FuncExternType(inside.Define(inside.Function(function))), isImport: false);
        var index = Append(new InstanceDefType(inside.Declarations));
        Declare(name, new InstanceExternType(index), isImport);
        _instances[item] = new InstanceIndex(_instanceCount++);
    }

    private void DeclareType(WitTypeDef type, bool isImport)
    {
        ExternType declared = type.Kind is WitResource ? new SubResourceExternType() : new TypeEqExternType(Named(type));
        Declare(new ExternName(type.Name!) { ExternalId = type.ExternalId }, declared, isImport);
        _types[type] = new TypeIndex(_typeCount++);
    }

    private void Declare(ExternName name, ExternType type, bool isImport) =>
        _declarations.Add(isImport ? new ImportDeclaration(name, type) : new ExportDeclaration(name, type));

    private static ExternName Name(WitFunction function) => new(function.Name) { ExternalId = function.ExternalId };

    /// <summary>What a named type equals: another named type, or a definition of its own.</summary>
    private TypeIndex Named(WitTypeDef type) => type.Kind switch
    {
        WitAlias { Target: WitTypeDef target } => Index(target),
        // Never shared, unlike other definitions: it is what upstream writes.
        WitAlias { Target: WitPrimitiveType primitive } => Append(new PrimitiveDefType(primitive.Kind)),
        var kind => Define(Definition(kind)),
    };

    private TypeIndex Index(WitTypeDef type)
    {
        if (_types.TryGetValue(type, out var known)) return known;
        if (type.Name is null) return _types[type] = Define(Definition(type.Kind));
        return _types[type] = FromElsewhere(type);
    }

    /// <summary>A named type of another interface or of the world around: an alias.</summary>
    private TypeIndex FromElsewhere(WitTypeDef type)
    {
        if (type.OwnerInterface is { } owner && _instances.TryGetValue(owner, out var instance))
        {
            if (_aliases.TryGetValue((instance, type.Name!), out var known)) return known;
            _declarations.Add(new AliasDeclaration(new ExportAlias(Sort.Type, instance, type.Name!)));
            return _aliases[(instance, type.Name!)] = new TypeIndex(_typeCount++);
        }

        if (outer is null) throw new InvalidOperationException($"the type {type.Name} is used before the interface that declares it");
        var there = outer.Current(type);
        _declarations.Add(new AliasDeclaration(new OuterAlias(Sort.Type, 1, there.Value)));
        return new TypeIndex(_typeCount++);
    }

    /// <summary>The index of a type as seen now: once its interface is exported, the exported one.</summary>
    private TypeIndex Current(WitTypeDef type) =>
        type.OwnerInterface is { } owner && _instances.ContainsKey(owner) ? FromElsewhere(type) : Index(type);

    private TypeIndex Define(DefType type) => _structural.TryGetValue(type, out var known) ? known : _structural[type] = Append(type);

    private TypeIndex Append(DefType type)
    {
        _declarations.Add(new TypeDeclaration(type));
        return new TypeIndex(_typeCount++);
    }

    private FuncDefType Function(WitFunction function) => new(
        EquatableList.From(function.Parameters.Select(p => new LabelledType(p.Name, Reference(p.Type)))),
        function.Result is null ? null : Reference(function.Result),
        function.IsAsync);

    private ValTypeRef Reference(WitType type)
    {
        if (type is WitPrimitiveType primitive) return new ValTypeRef(primitive.Kind);
        var definition = (WitTypeDef)type;
        return definition.Dealias() is WitTypeDef { Kind: WitResource } ? new ValTypeRef(Define(new OwnDefType(Index(definition)))) : new ValTypeRef(Index(definition));
    }

    private ValTypeRef? Optional(WitType? type) => type is null ? null : Reference(type);

    private DefValType Definition(WitTypeKind kind) => kind switch
    {
        WitRecord record => new RecordDefType(EquatableList.From(record.Fields.Select(f => new LabelledType(f.Name, Reference(f.Type))))),
        WitVariant variant => new VariantDefType(EquatableList.From(variant.Cases.Select(c => new CaseDefinition(c.Name, Optional(c.Payload))))),
        WitEnum @enum => new EnumDefType(EquatableList.From(@enum.Cases.Select(c => c.Name))),
        WitFlags flags => new FlagsDefType(EquatableList.From(flags.Labels.Select(c => c.Name))),
        WitTuple tuple => new TupleDefType(EquatableList.From(tuple.Elements.Select(Reference))),
        WitOption option => new OptionDefType(Reference(option.Element)),
        WitResult result => new ResultDefType(Optional(result.Ok), Optional(result.Error)),
        WitList list => new ListDefType(Reference(list.Element)),
        WitFixedLengthList list => new FixedLengthListDefType(Reference(list.Element), list.Length),
        WitMap map => new MapDefType(Reference(map.Key), Reference(map.Value)),
        WitOwn own => new OwnDefType(Index(own.Resource)),
        WitBorrow borrow => new BorrowDefType(Index(borrow.Resource)),
        WitFuture future => new FutureDefType(Optional(future.Element)),
        WitStream stream => new StreamDefType(Optional(stream.Element)),
        _ => throw new UnreachableException(),
    };
}
