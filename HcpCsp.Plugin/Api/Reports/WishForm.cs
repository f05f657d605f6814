using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>Reports that somebody wants made once, as typed.</summary>
/// <param name="From">First month, such as 2026-10.</param>
/// <param name="To">Last month.</param>
/// <param name="InvoiceNumber">One document, whose month then counts; empty for all of the months.</param>
internal sealed record WishForm(string From, string To, string InvoiceNumber, OrderForm Order)
{
    public static WishForm Read(TypedFields fields, CsvForm usual) =>
        new(fields.Find("from") ?? "", fields.Find("to") ?? "", fields.Find("invoice") ?? "", OrderForm.Read(fields, usual));

    public WishReading ToWish(PartnerAccount account, IAccountStore data)
    {
        OrderReading order = Order.ToOrder(data.ListCustomers().Select(static one => one.Id).ToHashSet(StringComparer.Ordinal));
        MonthSpan? months = FindMonths(data, out string problem);
        return months is { } span
            ? new WishReading(new ReportWish(account.Id, span, InvoiceNumber.Length > 0 ? InvoiceNumber : null, order.Order), [.. ReportOrderCheck.ListProblems(span), .. order.Problems])
            : new WishReading(null, [problem, .. order.Problems]);
    }

    private MonthSpan? FindMonths(IAccountStore data, out string problem)
    {
        problem = "";
        if (InvoiceNumber.Length > 0)
        {
            Invoice? invoice = data.ListInvoices().FirstOrDefault(one => string.Equals(one.Number, InvoiceNumber, StringComparison.Ordinal));
            problem = invoice is null ? $"This partner account has no invoice '{InvoiceNumber}'." : "";
            return invoice is null ? null : MonthSpan.Of(invoice.Period.StartMonth);
        }

        if (TypedFields.FindMonth(From) is { } from && TypedFields.FindMonth(To) is { } to)
            return new MonthSpan(from, to);
        problem = "Name the first and the last month, such as 2026-10.";
        return null;
    }
}

/// <param name="Wish">Null when not even its months are known; of worth without problems alone.</param>
/// <param name="Problems">All of them, in words.</param>
internal sealed record WishReading(ReportWish? Wish, IReadOnlyList<string> Problems);
