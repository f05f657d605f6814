using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Writes the headers of documents as Partner Center does.</summary>
internal static class InvoiceShape
{
    public static Invoice Of(PartnerTenant partner, InvoiceDocument document)
    {
        var total = partner.Invoices.Totals(document).Total;
        var self = "/invoices/OneTime-" + document.Id;
        var isNote = document.Type == DocumentType.AdjustmentNote;
        return new Invoice
        {
            Id = document.Id,
            InvoiceDate = WireDates.SevenDigits(document.Date),
            BillingPeriodStartDate = WireDates.Midnight(document.Month.First),
            BillingPeriodEndDate = isNote ? WireDates.WithOffset(document.Month.Last) : WireDates.Midnight(document.Month.Last),
            TotalCharges = total,
            PaidAmount = total * document.PaidShare,
            AmountDue = total * (1 - document.PaidShare),
            CurrencyCode = document.Market.Currency,
            CurrencySymbol = document.Market.Symbol,
            PdfDownloadLink = $"/invoices/{document.Id}/documents/statement",
            InvoiceDetails = [Detail("billing_line_items", "one_time", isNote ? null : self + "/lineitems/OneTime/BillingLineItems")],
            Amendments = document.Amendment is { } amendment ? [Of(partner, amendment)] : null,
            DocumentType = document.Type switch { DocumentType.VoidNote => "void_note", DocumentType.AdjustmentNote => "adjustment_note", _ => "invoice" },
            AmendsOf = document.AmendsOf,
            Links = isNote ? null : Links(self),
        };
    }

    public static Invoice Of(PartnerTenant partner, LegacyDocument document)
    {
        var total = partner.Legacy.ListingsOf(document).Totals.Total;
        var self = "/invoices/Recurring-" + document.Id;
        return new Invoice
        {
            Id = document.Id,
            InvoiceDate = WireDates.Midnight(DateOnly.FromDateTime(document.Date.UtcDateTime)),
            BillingPeriodStartDate = WireDates.Midnight(document.PeriodStart),
            BillingPeriodEndDate = WireDates.Midnight(document.PeriodEnd),
            TotalCharges = total,
            PaidAmount = total * document.PaidShare,
            CurrencyCode = document.Market.Currency,
            CurrencySymbol = document.Market.Symbol,
            PdfDownloadLink = $"/invoices/{document.Id}/documents/statement",
            InvoiceDetails =
            [
                Detail("billing_line_items", "office", self + "/lineitems/Office/BillingLineItems"),
                Detail("billing_line_items", "azure", self + "/lineitems/Azure/BillingLineItems"),
                Detail("usage_line_items", "azure", self + "/lineitems/Azure/UsageLineItems"),
            ],
            DocumentType = "invoice",
            InvoiceType = "Recurring",
            Links = Links(self),
        };
    }

    private static InvoiceDetail Detail(string type, string provider, string? uri) =>
        new(type, provider, uri is null ? null : Links(uri), new Attributes("InvoiceDetail"));

    private static Dictionary<string, Link> Links(string uri) => new(StringComparer.Ordinal) { ["self"] = new Link(uri) };
}
