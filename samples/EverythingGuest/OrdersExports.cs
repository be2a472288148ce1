// Records, variants, maps, and an error that is a variant.
using Wit.Abi;

namespace Example.Everything;

/// <summary>The other part of this class is generated from fixtures/wit/everything while this project is compiled.</summary>
public sealed partial class OrdersExports
{
    private const double Limit = 1000;

    /// <inheritdoc/>
    public static (string, double) Bill(Order order, Dictionary<string, double> prices)
    {
        if (order.Items.Length == 0) throw new WitException<Problem>(new Problem.Empty());
        Item[] unknown = [.. order.Items.Where(i => !prices.ContainsKey(i.Name))];
        if (unknown.Length > 0) throw new WitException<Problem>(new Problem.Unknown(unknown));
        var sum = order.Items.Sum(i => prices[i.Name] * (i.Handling.HasFlag(Handling.Fragile) ? 2 : 1));
        if (sum > Limit) throw new WitException<Problem>(new Problem.TooDear(sum));
        var (street, number) = order.Customer.Address;
        return ($"{order.Customer.Name} ({string.Join(", ", order.Customer.Aliases)}), {street} {number}, {order.Place}: {order.Note ?? "no note"}", sum);
    }

    /// <inheritdoc/>
    public static Order[] Sort(Order[] orders) => [.. orders.OrderByDescending(o => o.Priority)];

    /// <inheritdoc/>
    public static Dictionary<string, uint> CountWords(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(word => word).ToDictionary(pair => pair.Key, pair => (uint)pair.Value);
}
