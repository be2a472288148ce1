// Resources on both sides: the counters that this component exports are its own objects, with an imported counter inside.
using Wit.Abi;

namespace Example.Resources;

/// <summary>The other part of this class is generated from fixtures/wit/everything while this project is compiled.</summary>
public sealed partial class CountersExports
{
    /// <inheritdoc/>
    public static ICounter CreateCounter(uint start) => new WrappedCounter(CountersImports.CreateCounter(start));

    /// <inheritdoc/>
    public static ICounter CounterParse(string text) => text == "trap"
        ? throw new InvalidOperationException("no counter is made of a trap")
        : new WrappedCounter(CountersImports.CounterParse(text));

    /// <inheritdoc/>
    public static uint Sum(ICounter[] counters) => CountersImports.Sum([.. counters.Select(c => ((WrappedCounter)c).Inner)]);

    /// <summary>The counters that are taken over are the imports' to drop; only the objects around them end here.</summary>
    public static ICounter Merge(ICounter a, ICounter b) =>
        new WrappedCounter(CountersImports.Merge(((WrappedCounter)a).TakeInner(), ((WrappedCounter)b).TakeInner()));

    /// <inheritdoc/>
    public static Halves Split(ICounter whole)
    {
        var halves = CountersImports.Split(((WrappedCounter)whole).TakeInner());
        return new Halves(new WrappedCounter(halves.Left), halves.Name, halves.Right is null ? null : new WrappedCounter(halves.Right));
    }

    /// <summary>Goes through the imports as well: handles in a variant, and in a list.</summary>
    public static Holder Pass(Holder holder) => Map(CountersImports.Pass(Map(holder, c => ((WrappedCounter)c).TakeInner())), c => new WrappedCounter(c));

    /// <summary>The objects of this component that nobody has dropped.</summary>
    public static uint Live() => WrappedCounter.Living;

    private static Holder Map(Holder holder, Func<ICounter, ICounter> map) => holder switch
    {
        Holder.One one => new Holder.One(map(one.Value)),
        Holder.Many many => new Holder.Many([.. many.Value.Select(map)]),
        _ => holder,
    };
}

/// <summary>Uses a counter that is lent to it.</summary>
public sealed partial class ReportsExports
{
    /// <inheritdoc/>
    public static uint Report(ICounter subject) => subject.Value() * 10;
}

/// <summary>A counter that this component exports. When its owner drops it, the destructor of the resource calls <see cref="Dispose"/>.</summary>
internal sealed class WrappedCounter(ICounter inner) : ICounter
{
    private ICounter? _inner = Count(inner);

    /// <summary>How many there are.</summary>
    public static uint Living { get; private set; }

    /// <summary>The imported counter.</summary>
    public ICounter Inner => _inner ?? throw new ObjectDisposedException(nameof(ICounter));

    /// <inheritdoc/>
    public uint Add(uint amount) => Inner.Add(amount);

    /// <inheritdoc/>
    public uint Value() => Inner.Value();

    /// <summary>Takes the imported counter out, to pass it on.</summary>
    public ICounter TakeInner()
    {
        var inner = Inner;
        _inner = null;
        Living--;
        return inner;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_inner is null) return;
        _inner.Dispose();
        _inner = null;
        Living--;
    }

    private static ICounter Count(ICounter inner)
    {
        Living++;
        return inner;
    }
}
