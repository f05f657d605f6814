using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Restatements;

/// <summary>What a later version of a document's lines changed: by customer, and line by line for one of them.</summary>
internal sealed class RestatementPage(ICspStore store, IBillingLedger ledger, RestatementInquiry inquiry, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request, out PageResult missing) is { } found ? Show(request, found, cancellationToken) : missing);

    public Task<PageResult> GetCustomerAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request, out PageResult missing) is { } found ? ShowCustomer(request, found, cancellationToken) : missing);

    private PageResult.View Show(PageRequest request, Subject subject, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var totals = new RestatementTotals();
        var changed = new List<CustomerRestatement>();
        foreach (CustomerRestatement restatement in inquiry.List(subject.Bill.Account.Id, subject.Earlier, subject.Later, cancellationToken))
        {
            totals.Add(restatement);
            if (!restatement.IsUnchanged)
                changed.Add(restatement);
        }

        changed.Sort(static (x, y) => Math.Abs(y.Delta).CompareTo(Math.Abs(x.Delta)));
        Paging paging = Paging.Read(request, PageSize).Within(changed.Count);
        var view = new RestatementView(
            subject.HeadFor(formats),
            [.. totals.List().Select(total => TotalRow.For(total, formats))],
            [.. changed.Skip(paging.Skip).Take(PageSize).Select(one => CustomerRow.For(one, subject.Path, formats))],
            formats.Number(totals.UnchangedCustomers),
            paging.View(changed.Count, "changed customers", formats, page => CspPaths.With(subject.Path, ("page", page))));
        return composer.Compose(request, "Restatement", subject.Way, "restatement", view);
    }

    private PageResult ShowCustomer(PageRequest request, Subject subject, CancellationToken cancellationToken)
    {
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        string? name = inquiry.List(subject.Bill.Account.Id, subject.Earlier, subject.Later, cancellationToken)
            .FirstOrDefault(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal))?.CustomerName;
        if (name is null)
            return Missing.Bill;

        var formats = new Formats(request.Culture);
        var lines = inquiry.ListLines(subject.Bill.Account.Id, subject.Earlier, subject.Later, customerId);
        Paging paging = Paging.Read(request, PageSize).Within(lines.Count);
        string path = $"{subject.Path}/{Uri.EscapeDataString(customerId)}";
        var view = new CustomerRestatementView(
            name,
            subject.HeadFor(formats),
            [.. lines.Skip(paging.Skip).Take(PageSize).Select(line => ChangedLineRow.For(line, formats))],
            [.. lines.GroupBy(line => line.Currency, StringComparer.Ordinal).Select(group => formats.ExactMoney(new Money(group.Sum(line => line.Delta), group.Key)))],
            paging.View(lines.Count, "changed lines", formats, page => CspPaths.With(path, ("page", page))));
        return composer.Compose(request, name, [.. subject.Way, new Breadcrumb("Restatement", subject.Path)], "restatement_customer", view);
    }

    private Subject? Find(PageRequest request, out PageResult missing)
    {
        missing = Missing.Account;
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return null;
        missing = Missing.Invoice;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return null;
        missing = Missing.Version;
        var versions = store.OpenAccount(account.Id).ListVersions(bill.Invoice.Number, LineKind.Billed).ToDictionary(version => version.Id, StringComparer.Ordinal);
        return versions.GetValueOrDefault(request.RouteValues["earlier"]) is { } earlier && versions.GetValueOrDefault(request.RouteValues["later"]) is { } later
            ? new Subject(bill, earlier, later)
            : null;
    }

    /// <summary>The two versions that are compared.</summary>
    private sealed record Subject(InvoiceBill Bill, DocumentVersion Earlier, DocumentVersion Later)
    {
        public string Path => CspPaths.Restatement(Bill.Account.Id, Bill.Invoice.Number, Earlier.Id, Later.Id);

        public Breadcrumb[] Way =>
            [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(Bill.Invoice.Number, CspPaths.Invoice(Bill.Account.Id, Bill.Invoice.Number))];

        public RestatementHead HeadFor(Formats formats) => new(
            Bill.Invoice.Number,
            CspPaths.Invoice(Bill.Account.Id, Bill.Invoice.Number),
            formats.Period(Bill.Invoice.Period),
            VersionRow.For(Bill, Earlier, before: null, formats),
            VersionRow.For(Bill, Later, before: null, formats));
    }
}
