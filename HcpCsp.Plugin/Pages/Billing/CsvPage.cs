using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>An invoice, or a customer's part of it, as CSV: asks for the dialect, then sends the file.</summary>
internal sealed class CsvPage(ICspStore store, IBillingLedger ledger, IInvoiceWorkbooks workbooks, InvoiceCsv csv, PageComposer composer)
{
    private const string ContentType = "text/csv; charset=utf-8";

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, request.FindQuery("format"), CsvForm.For(request.Culture), cancellationToken);

    /// <summary>The lines for programs: in the plain dialect, where the query names no other.</summary>
    public Task<PageResult> GetLinesAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, CsvForm.Lines, CsvForm.Plain, cancellationToken);

    /// <summary>FOCUS for programs.</summary>
    public Task<PageResult> GetFocusAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, CsvForm.Focus, CsvForm.Plain, cancellationToken);

    private async Task<PageResult> AnswerAsync(PageRequest request, string? format, CsvForm usual, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;
        if (bill.Invoice.Lines is null)
            return new PageResult.Problem(409, "The file can't be made yet", "The lines of this invoice aren't read yet. Trigger Discovery on the account's page, or wait for the next one.");
        string? customerId = request.FindQuery("customer") is { Length: > 0 } asked ? CustomerId.Normalize(asked) : null;
        CustomerBill? customer = customerId is null ? null : ledger.FindCustomerBill(account.Id, bill.Invoice.Number, customerId);
        Statement? issued = customerId is null ? null : store.Statements.ListInForce(account.Id, bill.Invoice.Number).GetValueOrDefault(customerId);
        if (customerId is not null && customer is null && issued is null)
            return Missing.Bill;

        return format switch
        {
            CsvForm.Lines => await SendAsync(NameOf(bill, customerId, issued), output => csv.WriteLines(account.Id, bill.Invoice.Number, customerId, CsvForm.Read(request.FindQuery, usual).Dialect, output, cancellationToken)),
            CsvForm.Focus => await SendAsync(NameOf(bill, customerId, issued) + " FOCUS", output => csv.WriteFocus(account.Id, bill.Invoice.Number, customerId, output, cancellationToken)),
            _ => Show(request, bill, customerId ?? "", customer?.CustomerName ?? issued?.CustomerName ?? "", customer is not null),
        };
    }

    // Beside the file that went out, where one did.
    private string NameOf(InvoiceBill bill, string? customerId, Statement? issued) =>
        Path.GetFileNameWithoutExtension(issued is { Files: [var sent, ..] } ? sent.Name : workbooks.GetFileName(bill.Account.Id, bill.Invoice.Number, customerId));

    private static async Task<PageResult> SendAsync(string name, Action<Stream> write)
    {
        var file = TemporaryFile.Create(".csv");
        try
        {
            write(file.Content);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return file.ToDownload(ContentType, name + ".csv");
    }

    private PageResult.View Show(PageRequest request, InvoiceBill bill, string customerId, string customerName, bool isBilled)
    {
        string invoice = CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number);
        string back = isBilled ? CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customerId) : invoice;
        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(bill.Invoice.Number, invoice), .. isBilled ? [new(customerName, back)] : Array.Empty<Breadcrumb>()];
        return composer.Compose(request, "Download CSV", way, "csv", new CsvView(
            invoice + "/csv", back, customerId, customerName, bill.Invoice.Number, CsvChoices.Of(CsvForm.For(request.Culture))));
    }
}

internal sealed record CsvView(string Action, string BackPath, string CustomerId, string CustomerName, string Number, IReadOnlyList<ChoiceView> Choices);
