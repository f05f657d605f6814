using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>One document of a tree of amendments.</summary>
/// <param name="Depth">0 for the first document.</param>
/// <param name="IsThis">Whether it is the page's own.</param>
/// <param name="Standing">Whether it counts, and why not.</param>
internal sealed record AmendmentRow(string Number, string Path, int Depth, bool IsThis, string Type, string Date, string Header, bool Counts, string Standing)
{
    public static AmendmentRow For(AmendmentNode node, Invoice shown, string accountId, Formats formats)
    {
        Invoice document = node.Document;
        return new AmendmentRow(
            document.Number,
            CspPaths.Invoice(accountId, document.Number),
            node.Depth,
            string.Equals(document.Number, shown.Number, StringComparison.Ordinal),
            InvoiceOrder.CaptionOf(document),
            formats.Day(document.InvoiceDate),
            formats.Money(document.Total),
            !document.IsVoided,
            document.VoidedBy is { } note ? $"Doesn't count: {note} takes it back" : document.IsVoidNote ? "Doesn't count: it is void" : "Counts");
    }
}
