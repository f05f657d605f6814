using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>Microsoft's PDFs.</summary>
internal sealed class FakeInvoiceCalls : IInvoiceCalls
{
    public Exception? Failure { get; set; }

    public Func<Stream> Pdf { get; set; } = static () => new MemoryStream("%PDF-1.7"u8.ToArray());

    public List<(PartnerTenant Tenant, string Number)> Opened { get; } = [];

    public Task<Stream> OpenStatementAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken)
    {
        Opened.Add((tenant, number));
        return Failure is null ? Task.FromResult(Pdf()) : throw Failure;
    }

    public Task<IReadOnlyList<Invoice>> FindInvoiceAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<InvoiceSummary>> ListSummariesAsync(PartnerTenant tenant, CancellationToken cancellationToken) => throw new NotSupportedException();
}
