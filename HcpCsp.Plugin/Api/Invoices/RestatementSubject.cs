using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>The two versions of a document's lines that an address compares.</summary>
internal sealed record RestatementSubject(InvoiceBill Bill, DocumentVersion Earlier, DocumentVersion Later)
{
    /// <summary>By the route values <c>earlier</c> and <c>later</c>; null where one isn't there.</summary>
    public static RestatementSubject? Find(InvoiceBill bill, IAccountStore data, PageRequest request)
    {
        Dictionary<string, DocumentVersion> versions = data.ListVersions(bill.Invoice.Number, LineKind.Billed).ToDictionary(static version => version.Id, StringComparer.Ordinal);
        return versions.GetValueOrDefault(request.RouteValues["earlier"]) is { } earlier && versions.GetValueOrDefault(request.RouteValues["later"]) is { } later
            ? new RestatementSubject(bill, earlier, later)
            : null;
    }
}

/// <param name="Totals">One per currency.</param>
/// <param name="Changed">The largest change first.</param>
internal sealed record RestatementTally(IReadOnlyList<CustomerRestatement> Totals, IReadOnlyList<CustomerRestatement> Changed, int UnchangedCustomers)
{
    /// <param name="customers">Every customer, also those for whom nothing changed.</param>
    public static RestatementTally Of(IReadOnlyList<CustomerRestatement> customers)
    {
        var totals = new RestatementTotals();
        foreach (CustomerRestatement one in customers)
            totals.Add(one);
        return new RestatementTally(
            totals.List(), [.. customers.Where(static one => !one.IsUnchanged).OrderByDescending(static one => Math.Abs(one.Delta))], totals.UnchangedCustomers);
    }
}
