using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Orders;

/// <summary>Has reports made once. Other pages lead here with the form filled; what is refused keeps all that was typed.</summary>
internal sealed class NewReportPage(ICspStore store, ReportOrders orders, TimeProvider time, PageComposer composer)
{
    private const string UsualItem = "Spending/Workbook";

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (FindAccount(request.FindQuery("account")) is not { } account)
            return Task.FromResult(NoAccount(request));
        return Task.FromResult<PageResult>(Show(request, account, Fill(WishForm.Read(TypedFields.OfAddress(request), CsvForm.For(request.Culture)), request, account), [], 200));
    }

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (request.FindForm("account") is not { } id || store.FindAccount(id) is not { } account)
            return Missing.Account;
        WishForm form = WishForm.Read(TypedFields.OfForm(request), CsvForm.For(request.Culture));
        if (request.FindForm("do") is "search")
            return Show(request, account, form, [], 200);
        return await orders.StartAsync(request, account, form, cancellationToken) switch
        {
            StartOutcome.Started started => Confirmations.Lead(ReportPaths.Run(started.Run), "reports-started"),
            StartOutcome.Refused refused => Show(request, account, form, refused.Problems, 422),
            var outcome => throw new InvalidOperationException($"{outcome} isn't an outcome."),
        };
    }

    /// <summary>What the address leaves open is as most people want it.</summary>
    private WishForm Fill(WishForm form, PageRequest request, PartnerAccount account)
    {
        MonthSpan usual = BilledMonths.Of(store.OpenAccount(account.Id), Today).LastYear;
        OrderForm order = form.Order with
        {
            Items = form.Order.Items.Count > 0 ? form.Order.Items : [UsualItem],
            SendsProvisional = request.FindQuery("provisional") is not "no",
        };
        return form with { From = form.From.Length > 0 ? form.From : TypedFields.Write(usual.From), To = form.To.Length > 0 ? form.To : TypedFields.Write(usual.To), Order = order };
    }

    private static HashSet<string> IdsOf(IAccountStore data) => data.ListCustomers().Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private PartnerAccount? FindAccount(string? id) => id is null ? store.ListAccounts() is [var first, ..] ? first : null : store.FindAccount(id);

    private PageResult NoAccount(PageRequest request) => store.ListAccounts().Count == 0 && request.FindQuery("account") is null ? new PageResult.Redirect(ReportPaths.Reports) : Missing.Account;

    private PageResult.View Show(PageRequest request, PartnerAccount account, WishForm form, IReadOnlyList<string> problems, int status)
    {
        var formats = new Formats(request.Culture);
        IAccountStore data = store.OpenAccount(account.Id);
        BilledMonths months = BilledMonths.Of(data, Today);
        Invoice? invoice = form.InvoiceNumber.Length > 0 ? data.FindInvoice(form.InvoiceNumber) : null;
        OrderErrors errors = problems.Count == 0 ? OrderErrors.None : OrderErrors.For(problems, ReportOrderCheck.ListByField(form.Order.ToOrder(IdsOf(data)).Order), "from");
        var view = new NewReportView
        {
            Selector = new AccountSelectorView(
                ReportPaths.New,
                [.. store.ListAccounts().Select(one => new OptionView(one.Id, one.Name, string.Equals(one.Id, account.Id, StringComparison.Ordinal)))],
                HiddenView.For([.. form.Order.Items.Select(static item => ("item", (string?)item))])),
            Action = ReportPaths.New,
            CancelPath = invoice is null ? CspPaths.With(ReportPaths.Reports, ("account", account.Id)) : CspPaths.Invoice(account.Id, invoice.Number),
            AccountId = account.Id,
            Account = account.Name,
            Errors = errors,
            InvoiceNumber = form.InvoiceNumber,
            InvoiceMonth = invoice is null ? "" : formats.Period(invoice.Period),
            From = months.Choice("from", "First month", form.From, formats),
            To = months.Choice("to", "Last month", form.To, formats),
            Order = OrderView.For(form.Order, request.FindForm("q") ?? "", data.ListCustomers(), formats, errors),
        };
        return composer.Compose(request, "New report", [.. Ways.ToCustomers, new("Reports", ReportPaths.Reports)], "report_new", view, status);
    }
}

internal sealed record NewReportView
{
    public required AccountSelectorView Selector { get; init; }

    public required string Action { get; init; }

    public required string CancelPath { get; init; }

    public required string AccountId { get; init; }

    public required string Account { get; init; }

    public required OrderErrors Errors { get; init; }

    /// <summary>The one document that it is of; empty for all of the months.</summary>
    public required string InvoiceNumber { get; init; }

    public required string InvoiceMonth { get; init; }

    public required ChoiceView From { get; init; }

    public required ChoiceView To { get; init; }

    public required OrderView Order { get; init; }
}
