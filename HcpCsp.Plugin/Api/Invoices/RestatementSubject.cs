using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>The two versions of a document's lines that an address compares.</summary>
internal sealed record RestatementSubject(InvoiceBill Bill, IAccountStore Data, DocumentVersion Earlier, DocumentVersion Later)
{
    /// <summary>By the route values <c>earlier</c> and <c>later</c>; null where one isn't there.</summary>
    public static RestatementSubject? Find(InvoiceBill bill, IAccountStore data, PageRequest request)
    {
        Dictionary<string, DocumentVersion> versions = data.ListVersions(bill.Invoice.Number, LineKind.Billed).ToDictionary(static version => version.Id, StringComparer.Ordinal);
        return versions.GetValueOrDefault(request.RouteValues["earlier"]) is { } earlier && versions.GetValueOrDefault(request.RouteValues["later"]) is { } later
            ? new RestatementSubject(bill, data, earlier, later)
            : null;
    }

    /// <summary>Compares them, customer by customer.</summary>
    public RestatementTally Tally(CancellationToken cancellationToken)
    {
        var totals = new RestatementTotals();
        var changed = new List<CustomerRestatement>();
        foreach (CustomerRestatement restatement in Data.CompareVersions(Earlier.Id, Later.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            totals.Add(restatement);
            if (!restatement.IsUnchanged)
                changed.Add(restatement);
        }

        changed.Sort(static (x, y) => Math.Abs(y.Delta).CompareTo(Math.Abs(x.Delta)));
        return new RestatementTally(totals.List(), changed, totals.UnchangedCustomers);
    }
}

/// <param name="Totals">One per currency.</param>
/// <param name="Changed">The largest change first.</param>
internal sealed record RestatementTally(IReadOnlyList<CustomerRestatement> Totals, IReadOnlyList<CustomerRestatement> Changed, int UnchangedCustomers);
