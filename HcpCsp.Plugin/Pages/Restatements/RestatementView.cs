using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Customers;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Restatements;

internal sealed record RestatementView(
    RestatementHead Head, IReadOnlyList<TotalRow> Totals, IReadOnlyList<CustomerRow> Customers, string Unchanged, PagerView Pager);

/// <summary>Which two versions are compared.</summary>
internal sealed record RestatementHead(string Number, string InvoicePath, string Period, VersionRow Earlier, VersionRow Later);

/// <summary>The proof, for one currency: the earlier total, and what was added, removed and re-rated, make the later one.</summary>
internal sealed record TotalRow(
    string Currency, string Before, string Added, string Removed, string ReRated, string After, string Delta, string LinesBefore, string LinesAfter, StateView Check)
{
    public static TotalRow For(CustomerRestatement total, Formats formats)
    {
        bool agrees = total.TotalBefore + total.Added.Amount - total.Removed.Amount + total.ReRated.Amount == total.TotalAfter
            && total.LinesBefore + total.Added.Lines - total.Removed.Lines == total.LinesAfter;
        return new TotalRow(
            total.Currency,
            Write(total.TotalBefore),
            Write(total.Added.Amount),
            Write(total.Removed.Amount),
            Write(total.ReRated.Amount),
            Write(total.TotalAfter),
            Write(total.Delta),
            formats.Number(total.LinesBefore),
            formats.Number(total.LinesAfter),
            StateView.For(agrees ? TieOutResult.Equal : TieOutResult.Different));

        string Write(decimal amount) => formats.ExactMoney(new Money(amount, total.Currency));
    }
}

/// <summary>What changed for one customer, in one currency.</summary>
internal sealed record CustomerRow(
    string Name, string Path, string AddedLines, string Added, string RemovedLines, string Removed, string ReRatedLines, string ReRated, string Delta)
{
    public static CustomerRow For(CustomerRestatement one, string restatementPath, Formats formats)
    {
        return new CustomerRow(
            one.CustomerName,
            $"{restatementPath}/{Uri.EscapeDataString(one.CustomerId)}",
            formats.Number(one.Added.Lines),
            Write(one.Added.Amount),
            formats.Number(one.Removed.Lines),
            Write(one.Removed.Amount),
            formats.Number(one.ReRated.Lines),
            Write(one.ReRated.Amount),
            Write(one.Delta));

        string Write(decimal amount) => formats.ExactMoney(new Money(amount, one.Currency));
    }
}
