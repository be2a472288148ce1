namespace Wit.Abi;

/// <summary>
/// Objects by number: the representations of the resources that this side implements. The number 0 is never used, and one that is
/// given up is used again.
/// </summary>
public sealed class ObjectTable
{
    private readonly List<(object? Object, bool IsOwned)> _entries = [default];
    private readonly Stack<uint> _free = [];

    /// <summary>The number of objects.</summary>
    public int Count => _entries.Count - 1 - _free.Count;

    /// <summary>Adds an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="isOwned">Whether the other side owns it from now on, so that dropping it disposes it.</param>
    /// <returns>Its number.</returns>
    public uint Add(object value, bool isOwned)
    {
        if (_free.TryPop(out var number))
        {
            _entries[(int)number] = (value, isOwned);
            return number;
        }

        _entries.Add((value, isOwned));
        return (uint)(_entries.Count - 1);
    }

    /// <summary>The object of a number; null when there is none.</summary>
    public object? Find(uint number) => number < (uint)_entries.Count ? _entries[(int)number].Object : null;

    /// <summary>Takes an object out and frees its number.</summary>
    /// <returns>The object; null when there is none.</returns>
    public object? Remove(uint number)
    {
        var value = Find(number);
        if (value is null) return null;
        _entries[(int)number] = default;
        _free.Push(number);
        return value is Taken ? null : value;
    }

    /// <summary>Takes an object out but keeps its number until <see cref="Drop"/>: its handle is still there.</summary>
    /// <returns>The object; null when there is none.</returns>
    public object? TakeOut(uint number)
    {
        var value = Find(number);
        if (value is not null) _entries[(int)number] = (Taken.Instance, false);
        return value is Taken ? null : value;
    }

    /// <summary>The destructor: frees the number and disposes the object, unless it was taken out before.</summary>
    public void Drop(uint number)
    {
        var value = Find(number);
        if (value is null) return;
        _entries[(int)number] = default;
        _free.Push(number);
        (value as IDisposable)?.Dispose();
    }

    /// <summary>Takes out all objects that the other side owned, because it is gone.</summary>
    public IReadOnlyList<object> RemoveOwned()
    {
        List<object> owned = [.. _entries.Where(e => e.IsOwned).Select(e => e.Object!)];
        _entries.RemoveRange(1, _entries.Count - 1);
        _free.Clear();
        return owned;
    }

    private sealed class Taken
    {
        public static readonly Taken Instance = new();
    }
}
