using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>A document of either kind; its figures are added up only when it is written.</summary>
internal sealed record InvoiceHeader(string Id, DateTimeOffset Date, Func<Invoice> Shape)
{
    /// <summary>Newest first of each kind; an adjustment note stands inside the document that it amends.</summary>
    public static IEnumerable<InvoiceHeader> Listed(PartnerTenant partner) =>
        partner.Invoices.Documents.Select(document => Of(partner, document)).Concat(partner.Legacy.Documents.Select(document => Of(partner, document)));

    public static InvoiceHeader? Find(PartnerTenant partner, string id)
    {
        if (partner.Invoices.Find(id) is { } document)
            return Of(partner, document);
        return partner.Legacy.Find(id) is { } legacy ? Of(partner, legacy) : null;
    }

    private static InvoiceHeader Of(PartnerTenant partner, InvoiceDocument document) =>
        new(document.Id, document.Date, () => InvoiceShape.Of(partner, document));

    private static InvoiceHeader Of(PartnerTenant partner, LegacyDocument document) =>
        new(document.Id, document.Date, () => InvoiceShape.Of(partner, document));
}
