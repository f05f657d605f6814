using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>Downloads of an invoice's workbooks.</summary>
internal sealed class WorkbookPages(ICspStore store, IBillingLedger ledger, IInvoiceWorkbooks workbooks)
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Task<PageResult> GetPartnerWorkbookAsync(PageRequest request, CancellationToken cancellationToken) => GetAsync(request, customerId: null, cancellationToken);

    public Task<PageResult> GetCustomerWorkbookAsync(PageRequest request, CancellationToken cancellationToken) =>
        GetAsync(request, CustomerId.Normalize(request.RouteValues["customerId"]), cancellationToken);

    /// <summary>The same for programs: where a statement was issued, its file at once.</summary>
    public async Task<PageResult> GetCustomerFileAsync(PageRequest request, CancellationToken cancellationToken) => FindIssued(request) is { } issued
        ? await StatementDownload.SendAsync(store, issued, cancellationToken)
        : await GetCustomerWorkbookAsync(request, cancellationToken);

    private Statement? FindIssued(PageRequest request) => store.FindAccount(request.RouteValues["accountId"]) is { } account
        ? store.Statements.ListInForce(account.Id, request.RouteValues["number"]).GetValueOrDefault(CustomerId.Normalize(request.RouteValues["customerId"]))
        : null;

    private async Task<PageResult> GetAsync(PageRequest request, string? customerId, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;
        if (bill.Invoice.Lines is null)
            return new PageResult.Problem(409, "The workbook can't be made yet", "The lines of this invoice aren't read yet. Trigger Discovery on the account's page, or wait for the next one.");
        string number = bill.Invoice.Number;

        // What was issued is what there is to send: the file itself, byte for byte.
        if (customerId is not null && store.Statements.ListInForce(account.Id, number).TryGetValue(customerId, out Statement? issued))
            return new PageResult.Redirect(CspPaths.StatementFile(issued));
        if (customerId is not null && ledger.FindCustomerBill(account.Id, number, customerId) is null)
            return Missing.Bill;

        return await WriteAsync(
            workbooks.GetFileName(account.Id, number, customerId),
            (output, token) => customerId is null
                ? workbooks.WritePartnerWorkbookAsync(account.Id, number, CompletenessOf(Gaps.Of([ReportedDocument.Of(bill)], withUsage: false, [])), output, token)
                : workbooks.WriteCustomerWorkbookAsync(account.Id, number, customerId, CompletenessOf(CustomerGaps.Of([ReportedDocument.Of(bill)], withUsage: false, [])), output, token),
            cancellationToken);
    }

    private static Completeness CompletenessOf(IReadOnlyList<string> gaps) => gaps.Count == 0 ? Completeness.Whole : new Completeness(gaps);

    private static async Task<PageResult> WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create(".xlsx");
        try
        {
            await write(file.Content, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return file.ToDownload(ContentType, name);
    }
}
