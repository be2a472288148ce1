// A package uses few different names, each many times. Each is made a string, and checked, once.
using Wit.Model.Text;

namespace Wit.Parser.Parsing;

/// <summary>The names of one file, found by where they are written.</summary>
internal sealed class NamePool(string content)
{
    private Entry?[] _buckets = new Entry?[64];
    private int _count;

    /// <summary>The name in a range of the file.</summary>
    public Entry Find(int start, int length)
    {
        var hash = Hash(start, length);
        for (var entry = _buckets[hash & (_buckets.Length - 1)]; entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && entry.Name.Length == length && string.CompareOrdinal(content, start, entry.Name, 0, length) == 0)
                return entry;
        }

        if (_count++ == _buckets.Length) Grow();
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        var name = content.Substring(start, length);
        return bucket = new Entry(name, hash, IdentifierRules.Problem(name), bucket);
    }

    private int Hash(int start, int length)
    {
        var hash = 17u;
        for (var i = start; i < start + length; i++) hash = (hash * 31) + content[i];
        return (int)(hash ^ (hash >> 15));
    }

    private void Grow()
    {
        var old = _buckets;
        _buckets = new Entry?[old.Length * 2];
        foreach (var head in old)
        {
            for (var entry = head; entry is not null;)
            {
                var next = entry.Next;
                ref var bucket = ref _buckets[entry.Hash & (_buckets.Length - 1)];
                entry.Next = bucket;
                bucket = entry;
                entry = next;
            }
        }
    }

    /// <summary>A name, what is wrong with it, and the next one of its bucket.</summary>
    public sealed class Entry(string name, int hash, string? problem, Entry? next)
    {
        public string Name => name;

        public int Hash => hash;

        public string? Problem => problem;

        public Entry? Next { get; set; } = next;
    }
}
