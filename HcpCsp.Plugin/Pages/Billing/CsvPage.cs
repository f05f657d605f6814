using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>An invoice, or a customer's part of it, as CSV: asks for the dialect, then sends the file.</summary>
internal sealed class CsvPage(ICspStore store, IBillingLedger ledger, IInvoiceWorkbooks workbooks, InvoiceCsv csv, PageComposer composer)
{
    private const string ContentType = "text/csv; charset=utf-8";

    public async Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;
        if (bill.Invoice.Lines is null)
            return new PageResult.Problem(409, "The file can't be made yet", "The lines of this invoice aren't read yet. Trigger Discovery on the account's page, or wait for the next one.");
        string? customerId = request.FindQuery("customer") is { Length: > 0 } asked ? CustomerId.Normalize(asked) : null;
        CustomerBill? customer = customerId is null ? null : ledger.FindCustomerBill(account.Id, bill.Invoice.Number, customerId);
        if (customerId is not null && customer is null)
            return Missing.Bill;

        return request.FindQuery("format") switch
        {
            CsvForm.Lines => await SendAsync(bill, customerId, "", output => csv.WriteLines(account.Id, bill.Invoice.Number, customerId, CsvForm.Read(request).Dialect, output, cancellationToken)),
            CsvForm.Focus => await SendAsync(bill, customerId, " FOCUS", output => csv.WriteFocus(account.Id, bill.Invoice.Number, customerId, output, cancellationToken)),
            _ => Show(request, bill, customer),
        };
    }

    private async Task<PageResult> SendAsync(InvoiceBill bill, string? customerId, string kind, Action<Stream> write)
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

        string name = workbooks.GetFileName(bill.Account.Id, bill.Invoice.Number, customerId);
        return file.ToDownload(ContentType, Path.GetFileNameWithoutExtension(name) + kind + ".csv");
    }

    private PageResult.View Show(PageRequest request, InvoiceBill bill, CustomerBill? customer)
    {
        string invoice = CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number);
        string back = customer is null ? invoice : CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customer.CustomerId);
        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(bill.Invoice.Number, invoice), .. customer is null ? Array.Empty<Breadcrumb>() : [new(customer.CustomerName, back)]];
        return composer.Compose(request, "Download CSV", way, "csv", new CsvView(
            invoice + "/csv", back, customer?.CustomerId ?? "", customer?.CustomerName ?? "", bill.Invoice.Number, CsvForm.For(request.Culture).View()));
    }
}

internal sealed record CsvView(string Action, string BackPath, string CustomerId, string CustomerName, string Number, IReadOnlyList<Views.ChoiceView> Choices);
