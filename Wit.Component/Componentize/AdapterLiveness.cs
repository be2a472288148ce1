using Wit.Component.Writing;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>What is reached in an adapter from the exports that are needed, by index and in order.</summary>
internal sealed class AdapterLiveness
{
    private static readonly Sort[] Sorts = [Sort.CoreType, Sort.CoreFunc, Sort.CoreTable, Sort.CoreMemory, Sort.CoreGlobal];

    private readonly AdapterModule _adapter;
    private readonly Dictionary<Sort, SortedSet<uint>> _live = Sorts.ToDictionary(s => s, _ => new SortedSet<uint>());
    private readonly Stack<(Sort Sort, uint Index)> _work = [];

    public AdapterLiveness(AdapterModule adapter, IEnumerable<CoreModuleExport> exports)
    {
        _adapter = adapter;
        foreach (var export in exports) Reach(export.Sort, export.Index);
        while (_work.TryPop(out var next)) Visit(next.Sort, next.Index);
    }

    public IReadOnlyCollection<uint> this[Sort sort] => _live[sort];

    private uint Reach(Sort sort, uint index)
    {
        var count = sort switch
        {
            Sort.CoreType => _adapter.Module.Types.Count,
            Sort.CoreFunc => _adapter.Module.Functions.Count,
            Sort.CoreTable => _adapter.Module.Tables.Count,
            Sort.CoreMemory => _adapter.Module.Memories.Count,
            Sort.CoreGlobal => _adapter.Module.Globals.Count,
            _ => 0,
        };
        if (index >= count) throw _adapter.Fail(0, FormattableString.Invariant($"there is no {sort.Name()} {index}"), DiagnosticCatalogue.IndexOutOfRange);
        if (_live[sort].Add(index)) _work.Push((sort, index));
        return index;
    }

    private void Visit(Sort sort, uint index)
    {
        var nowhere = new BinaryBuilder();
        switch (sort)
        {
            case Sort.CoreFunc:
                Reach(Sort.CoreType, _adapter.Module.Functions[(int)index].Value);
                if (_adapter.Body(index) is { } body) AdapterCode.CopyBody(body, nowhere, Reach, null);
                break;
            case Sort.CoreGlobal:
                if (_adapter.Initializer(index) is { } initializer) new InstructionCopier(initializer, nowhere, Reach).CopyAll();
                break;
            case Sort.CoreType:
                if (_adapter.Module.FuncType(new CoreTypeIndex(index)) is not { } type)
                    throw _adapter.Fail(0, "types other than functions are not supported in adapters");
                foreach (var value in type.Parameters.Concat(type.Results))
                    if (value is { Kind: CoreValKind.Reference, Heap: >= 0 }) Reach(Sort.CoreType, (uint)value.Heap);
                break;
        }
    }
}
