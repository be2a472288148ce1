using Example.Resources;
using Wit.Abi;

namespace Wit.GuestBuilder.Tests;

/// <summary>The host's counters, for guests that import them.</summary>
internal sealed class HostCounters : ICounters
{
    /// <summary>The values of the counters that were disposed, in order.</summary>
    public List<uint> Disposed { get; } = [];

    private uint Living { get; set; }

    public uint Live() => Living;

    public ICounter CreateCounter(uint start)
    {
        Living++;
        return new HostCounter(this, start);
    }

    public ICounter CounterParse(string text) =>
        text.Length == 0 ? throw new WitException<string>("empty") : CreateCounter((uint)System.Text.Encoding.UTF8.GetByteCount(text));

    public uint Sum(ICounter[] counters) => (uint)counters.Sum(c => c.Value());

    public ICounter Merge(ICounter a, ICounter b)
    {
        using (a) using (b) return CreateCounter(a.Value() + b.Value());
    }

    public Halves Split(ICounter whole)
    {
        using (whole) return new Halves(CreateCounter(whole.Value() / 2), "halves", whole.Value() > 1 ? CreateCounter(whole.Value() / 2) : null);
    }

    public Holder Pass(Holder holder) => holder;

    private sealed class HostCounter(HostCounters owner, uint value) : ICounter
    {
        private uint _value = value;

        public uint Add(uint amount) => _value += amount;

        public uint Value() => _value;

        public void Dispose()
        {
            owner.Disposed.Add(_value);
            owner.Living--;
        }
    }
}
