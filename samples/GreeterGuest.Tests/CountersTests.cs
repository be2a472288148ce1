using Example.Everything;
using Example.Resources;
using Wit.Abi;

namespace Samples.GreeterGuest.Tests;

/// <summary>Resources: those of the imports are objects of the fake, those of the exports the guest's own.</summary>
public sealed class CountersTests : IDisposable
{
    private readonly FakeCounters _fake = new();
    private readonly IDisposable _use;

    public CountersTests() => _use = CountersImports.UseFake(_fake);

    [Fact]
    public void ExportedCounter_Disposed_DisposesTheImportedOneInside()
    {
        var counter = CountersExports.CreateCounter(3);
        Assert.Equal(8u, counter.Add(5));
        Assert.Equal(80u, ReportsExports.Report(counter));
        Assert.Equal(1u, _fake.Live());
        counter.Dispose();
        Assert.Equal(0u, _fake.Live());
    }

    [Fact]
    public void CounterParse_ErrorOfTheImport_GoesOn() =>
        Assert.Equal("nothing to count", Assert.Throws<WitException<string>>(() => CountersExports.CounterParse("")).Error);

    [Fact]
    public void Bill_TooDear_IsTheErrorOfTheFunction()
    {
        var order = new Order(new Customer("Ada", new Address("Road", 1), []), [new Item("ring", 1, default)], Priority.High, null, (0, 0));
        var failure = Assert.Throws<WitException<Problem>>(() => OrdersExports.Bill(order, new() { ["ring"] = 5000 }));
        Assert.Equal(new Problem.TooDear(5000), failure.Error);
    }

    public void Dispose() => _use.Dispose();

    private sealed class FakeCounters : ICounters
    {
        private uint _living;

        public ICounter CreateCounter(uint start) => new FakeCounter(this, start);

        public ICounter CounterParse(string text) => text.Length == 0 ? throw new WitException<string>("nothing to count") : CreateCounter((uint)text.Length);

        public uint Sum(ICounter[] counters) => (uint)counters.Sum(c => c.Value());

        public ICounter Merge(ICounter a, ICounter b) => throw new NotSupportedException();

        public Halves Split(ICounter whole) => throw new NotSupportedException();

        public Holder Pass(Holder holder) => holder;

        public uint Live() => _living;

        private sealed class FakeCounter : ICounter
        {
            private readonly FakeCounters _owner;
            private uint _value;

            public FakeCounter(FakeCounters owner, uint value)
            {
                (_owner, _value) = (owner, value);
                _owner._living++;
            }

            public uint Add(uint amount) => _value += amount;

            public uint Value() => _value;

            public void Dispose() => _owner._living--;
        }
    }
}
