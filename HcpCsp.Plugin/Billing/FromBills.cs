using System.Collections.Concurrent;

namespace HcpCsp.Plugin.Billing;

/// <summary>What was worked out from the bills of an account, or of all, kept until one of them is another.</summary>
internal sealed class FromBills<TFigures>(Func<IReadOnlyList<InvoiceBill>, TFigures> make)
{
    private readonly ConcurrentDictionary<string, (IReadOnlyList<InvoiceBill> Bills, TFigures Figures)> kept = new(StringComparer.Ordinal);

    /// <param name="accountId">Null for all.</param>
    /// <param name="bills">The same objects while nothing about them changes.</param>
    public TFigures Get(string? accountId, IReadOnlyList<InvoiceBill> bills)
    {
        string key = accountId ?? "";
        if (kept.TryGetValue(key, out var known) && known.Bills.SequenceEqual(bills, ReferenceEqualityComparer.Instance))
            return known.Figures;
        TFigures figures = make(bills);
        kept[key] = (bills, figures);
        return figures;
    }

    public void Forget(string accountId) => kept.TryRemove(accountId, out _);
}
