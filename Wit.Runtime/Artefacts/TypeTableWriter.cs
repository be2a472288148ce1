using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// Writes value types as a table whose entries refer to earlier ones: types share parts, and written out in full a small component
/// could describe a huge one.
/// </summary>
/// <param name="resources">The number of each resource type.</param>
internal sealed class TypeTableWriter(IReadOnlyDictionary<ResourceType, int> resources)
{
    private readonly Dictionary<ValType, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly ArtefactWriter _entries = new();

    /// <summary>The number of a type, which is added when it is new.</summary>
    public int Add(ValType type)
    {
        if (_numbers.TryGetValue(type, out var number)) return number;
        var entry = new ArtefactWriter();
        Write(entry, type);
        _entries.Raw(entry.Bytes);
        return _numbers[type] = _numbers.Count;
    }

    /// <summary>Writes the number of a type, or that there is none.</summary>
    public void Optional(ArtefactWriter writer, ValType? type) => writer.Number(type is null ? 0 : Add(type) + 1);

    /// <summary>Writes labels with types.</summary>
    public void Fields(ArtefactWriter writer, EquatableList<FieldType> fields)
    {
        writer.Number(fields.Count);
        foreach (var field in fields)
        {
            writer.Text(field.Name);
            writer.Number(Add(field.Type));
        }
    }

    /// <summary>Writes the table.</summary>
    public void WriteTo(ArtefactWriter writer)
    {
        writer.Number(_numbers.Count);
        writer.Raw(_entries.Bytes);
    }

    private void Write(ArtefactWriter entry, ValType type)
    {
        entry.Number((long)TypeTags.Of(type));
        switch (type)
        {
            case PrimitiveValType t: entry.Number((long)t.Kind); break;
            case RecordValType t: Fields(entry, t.Fields); break;
            case VariantValType t:
                entry.Number(t.Cases.Count);
                foreach (var @case in t.Cases)
                {
                    entry.Text(@case.Name);
                    Optional(entry, @case.Payload);
                }

                break;
            case ListValType t: entry.Number(Add(t.Element)); break;
            case FixedLengthListValType t:
                entry.Number(Add(t.Element));
                entry.Number(t.Length);
                break;
            case MapValType t:
                entry.Number(Add(t.Key));
                entry.Number(Add(t.Value));
                break;
            case TupleValType t:
                entry.Number(t.Elements.Count);
                foreach (var element in t.Elements) entry.Number(Add(element));
                break;
            case FlagsValType t: Labels(entry, t.Labels); break;
            case EnumValType t: Labels(entry, t.Labels); break;
            case OptionValType t: entry.Number(Add(t.Element)); break;
            case ResultValType t:
                Optional(entry, t.Ok);
                Optional(entry, t.Error);
                break;
            case OwnValType t: entry.Number(resources[t.Resource]); break;
            case BorrowValType t: entry.Number(resources[t.Resource]); break;
            case StreamValType t: Optional(entry, t.Element); break;
            case FutureValType t: Optional(entry, t.Element); break;
            default: throw new UnreachableException();
        }
    }

    private static void Labels(ArtefactWriter entry, EquatableList<string> labels)
    {
        entry.Number(labels.Count);
        foreach (var label in labels) entry.Text(label);
    }
}
