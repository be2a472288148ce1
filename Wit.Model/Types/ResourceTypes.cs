namespace Wit.Model.Types;

/// <summary>
/// The resource types in a function type. Generated bindings and a component name them by their position in the type, because
/// names do not tell two resources of two interfaces apart.
/// </summary>
public static class ResourceTypes
{
    /// <summary>The distinct resource types, in the order in which they are written in the type.</summary>
    public static IReadOnlyList<ResourceType> Of(FuncType type)
    {
        var found = new List<ResourceType>();
        foreach (var parameter in type.Parameters) Visit(parameter.Type, found);
        Visit(type.Result, found);
        return found;
    }

    private static void Visit(ValType? type, List<ResourceType> found)
    {
        switch (type)
        {
            case OwnValType own:
                Add(own.Resource, found);
                break;
            case BorrowValType borrow:
                Add(borrow.Resource, found);
                break;
            case ListValType list:
                Visit(list.Element, found);
                break;
            case FixedLengthListValType list:
                Visit(list.Element, found);
                break;
            case MapValType map:
                Visit(map.Key, found);
                Visit(map.Value, found);
                break;
            case OptionValType option:
                Visit(option.Element, found);
                break;
            case ResultValType result:
                Visit(result.Ok, found);
                Visit(result.Error, found);
                break;
            case RecordValType record:
                foreach (var field in record.Fields) Visit(field.Type, found);
                break;
            case TupleValType tuple:
                foreach (var element in tuple.Elements) Visit(element, found);
                break;
            case VariantValType variant:
                foreach (var @case in variant.Cases) Visit(@case.Payload, found);
                break;
        }
    }

    private static void Add(ResourceType resource, List<ResourceType> found)
    {
        if (!found.Exists(r => ReferenceEquals(r, resource))) found.Add(resource);
    }
}
