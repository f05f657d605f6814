using System.Runtime.InteropServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Versions;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Adds up, for each thing that lines are about, what it was issued at, and what it comes to today under either rule.</summary>
/// <remarks>Holds figures alone: a customer may have very many lines.</remarks>
internal sealed class DifferenceTally
{
    private readonly Dictionary<(LineIdentity, string), Figures> byIdentity = [];

    public void AddIssued(InvoiceLine line, Money price)
    {
        ref Figures figures = ref Of(line, price.Currency);
        figures.IssuedCount++;
        figures.Issued += price.Amount;
    }

    public void AddRestated(InvoiceLine line, Money price) => Of(line, price.Currency).Restated += price.Amount;

    public void AddToday(InvoiceLine line, Money price)
    {
        ref Figures figures = ref Of(line, price.Currency);
        figures.TodayCount++;
        figures.Today += price.Amount;
    }

    public Money SumOfRestated(string currency) => new(byIdentity.Where(pair => IsIn(pair.Key, currency)).Sum(pair => pair.Value.Restated), currency);

    /// <summary>Those that differ, the largest difference first.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="most">How many are wanted.</param>
    public IReadOnlyList<(LineIdentity Identity, string Currency, Figures Figures)> ListDiffering(int most, out int count)
    {
        var differing = byIdentity.Where(pair => pair.Value.Differs).Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value)).ToList();
        count = differing.Count;
        return [.. differing
            .OrderByDescending(one => Math.Abs(one.Value.Today - one.Value.Issued))
            .ThenByDescending(one => Math.Abs(one.Value.Restated - one.Value.Issued))
            .ThenBy(one => one.Item1.Hash)
            .Take(most)];
    }

    private ref Figures Of(InvoiceLine line, string currency) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(byIdentity, (LineIdentity.Of(line), currency), out _);

    private static bool IsIn((LineIdentity, string Currency) key, string currency) => string.Equals(key.Currency, currency, StringComparison.Ordinal);

    internal struct Figures
    {
        public int IssuedCount;
        public int TodayCount;
        public decimal Issued;
        public decimal Restated;
        public decimal Today;

        public readonly bool Differs => IssuedCount != TodayCount || Issued != Restated || Restated != Today;

        public readonly PriceDifference In(string currency) => new(new Money(Issued, currency), new Money(Restated, currency), new Money(Today, currency));
    }
}
