using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Customers;
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
        RestatementTally tally = RestatementTally.Of(inquiry.List(subject.Found.Bill.Account.Id, subject.Found.Earlier, subject.Found.Later, cancellationToken));
        IReadOnlyList<CustomerRestatement> changed = tally.Changed;
        Paging paging = Paging.Read(request, PageSize).Within(changed.Count);
        var view = new RestatementView(
            subject.HeadFor(formats),
            [.. tally.Totals.Select(total => TotalRow.For(total, formats))],
            [.. changed.Skip(paging.Skip).Take(PageSize).Select(one => CustomerRow.For(one, subject.Path, formats))],
            formats.Number(tally.UnchangedCustomers),
            paging.View(changed.Count, "changed customers", formats, page => CspPaths.With(subject.Path, ("page", page))));
        return composer.Compose(request, "Restatement", subject.Way, "restatement", view);
    }

    private PageResult ShowCustomer(PageRequest request, Subject subject, CancellationToken cancellationToken)
    {
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        string? name = inquiry.List(subject.Found.Bill.Account.Id, subject.Found.Earlier, subject.Found.Later, cancellationToken)
            .FirstOrDefault(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal))?.CustomerName;
        if (name is null)
            return Missing.Bill;

        var formats = new Formats(request.Culture);
        var lines = inquiry.ListLines(subject.Found.Bill.Account.Id, subject.Found.Earlier, subject.Found.Later, customerId);
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
        return RestatementSubject.Find(bill, store.OpenAccount(account.Id), request) is { } found ? new Subject(found) : null;
    }

    /// <summary>The two versions that are compared.</summary>
    private sealed record Subject(RestatementSubject Found)
    {
        public string Path => CspPaths.Restatement(Found.Bill.Account.Id, Found.Bill.Invoice.Number, Found.Earlier.Id, Found.Later.Id);

        public Breadcrumb[] Way =>
            [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(Found.Bill.Invoice.Number, CspPaths.Invoice(Found.Bill.Account.Id, Found.Bill.Invoice.Number))];

        public RestatementHead HeadFor(Formats formats) => new(
            Found.Bill.Invoice.Number,
            CspPaths.Invoice(Found.Bill.Account.Id, Found.Bill.Invoice.Number),
            formats.Period(Found.Bill.Invoice.Period),
            VersionRow.For(Found.Bill, Found.Earlier, before: null, formats),
            VersionRow.For(Found.Bill, Found.Later, before: null, formats));
    }
}
