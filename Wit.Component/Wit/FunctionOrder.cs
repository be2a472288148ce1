using Wit.Model;

namespace Wit.Component;

/// <summary>
/// The order of the functions of an interface. Declared, the functions of resources stand among the others; encoded, they come
/// first, by resource. The docs keep the declared order, so with their help decoding gives it back as far as it matters: what
/// is encoded again is the same bytes, docs included.
/// </summary>
internal static class FunctionOrder
{
    /// <summary>The order of encoding: by resource in the order of the types, then the free-standing ones.</summary>
    public static IEnumerable<WitFunction> Encoded(WitInterface item)
    {
        var positions = new Dictionary<WitTypeDef, int>();
        foreach (var type in item.Types) positions.TryAdd(type, positions.Count);
        return item.Functions.OrderBy(f => f.Resource is { } resource && positions.TryGetValue(resource, out var position) ? position : int.MaxValue);
    }

    /// <summary>The order of the documented names; within a resource, and among the free-standing ones, that of the encoding.</summary>
    public static IReadOnlyList<WitFunction> Restore(IReadOnlyList<WitFunction> encoded, IEnumerable<string> documented)
    {
        var groups = encoded.ToLookup(f => f.Kind == WitFunctionKind.FreeStanding ? null : f.Resource);
        var queues = groups.ToDictionary(g => g.First(), g => new Queue<WitFunction>(g));
        var queueOf = groups.SelectMany(g => g.Select(f => (f.Name, Queue: queues[g.First()]))).ToDictionary(p => p.Name, p => p.Queue);
        var result = new List<WitFunction>(encoded.Count);
        var done = new HashSet<string>();
        foreach (var name in documented)
        {
            if (!queueOf.TryGetValue(name, out var queue)) continue;
            while (!done.Contains(name)) Take(queue);
        }

        foreach (var queue in queues.Values)
            while (queue.Count > 0) Take(queue);
        return result;

        void Take(Queue<WitFunction> queue)
        {
            var function = queue.Dequeue();
            done.Add(function.Name);
            result.Add(function);
        }
    }
}
