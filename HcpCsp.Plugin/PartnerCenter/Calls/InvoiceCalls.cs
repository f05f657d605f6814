using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <inheritdoc cref="IInvoiceCalls"/>
internal sealed class InvoiceCalls(ApiCaller caller, InvoiceListing invoices) : IInvoiceCalls
{
    public async Task<IReadOnlyList<Invoice>> FindInvoiceAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken)
    {
        try
        {
            ApiAnswer answer = await caller.GetPartnerCenterAsync(tenant, Of(number), Guid.NewGuid(), [], cancellationToken);
            var unreadable = new List<string>();
            IReadOnlyList<Invoice> found = ApiCaller.Parse(answer, WireJsonContext.Default.InvoiceResponse).ToModels(unreadable);
            return unreadable.Count == 0 ? InvoiceListing.Sort(found) : throw ListingItems.Unreadable("invoices", unreadable);
        }
        catch (PartnerCenterException exception) when (exception.Status == 404)
        {
            return [];
        }
    }

    public Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        invoices.ListAsync(tenant, from, until, cancellationToken);

    public async Task<IReadOnlyList<InvoiceSummary>> ListSummariesAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        var found = new List<InvoiceSummary>();
        await foreach (ListingPage page in new PageWalk(caller, tenant, "v1/invoices/summaries", []).ListPagesAsync(cancellationToken))
            found.AddRange(page.ReadAll(WireJsonContext.Default.InvoiceSummaryResponse, static (response, _) => response.ToModel()));
        return found;
    }

    public Task<Stream> OpenStatementAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken) =>
        caller.OpenDocumentAsync(tenant, Of(number) + "/documents/statement", "application/pdf", cancellationToken);

    private static string Of(string number) => "v1/invoices/" + Uri.EscapeDataString(number);
}
