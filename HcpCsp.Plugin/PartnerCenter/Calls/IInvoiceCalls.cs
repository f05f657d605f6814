using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <summary>What Partner Center says of documents, beyond the list that discovery reads.</summary>
internal interface IInvoiceCalls
{
    /// <summary>The document and those that amend it, newest first; none when Microsoft doesn't know the number. Needs a signed-in person.</summary>
    Task<IReadOnlyList<Invoice>> FindInvoiceAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken);

    /// <summary>Documents dated from a day on and before another one.</summary>
    Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken);

    /// <summary>The balance in each currency.</summary>
    Task<IReadOnlyList<InvoiceSummary>> ListSummariesAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>Opens the document's PDF. Needs a signed-in person. The caller disposes the stream.</summary>
    /// <exception cref="PartnerCenterException">Also while it is read: it is larger than any statement, or breaks off.</exception>
    Task<Stream> OpenStatementAsync(PartnerTenant tenant, string number, CancellationToken cancellationToken);
}
