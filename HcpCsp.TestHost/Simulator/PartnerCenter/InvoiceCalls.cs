using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Invoice headers, balances and the printed statement.</summary>
internal static class InvoiceCalls
{
    /// <summary>The whole list, whatever size and offset say: Microsoft ignores both for modern invoices.</summary>
    public static Task ListAsync(PartnerCenterCall call)
    {
        IReadOnlyList<InvoiceDocument> documents;
        try
        {
            documents = [.. Matching(call)];
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(400, problem.Message);
        }

        var items = documents.AsParallel().AsOrdered().Select(document => Shape(call.Partner, document)).ToList();
        var links = new Dictionary<string, Link>(StringComparer.Ordinal) { ["self"] = new("/invoices" + call.Request.QueryString) };
        return call.AnswerAsync(new Collection<Invoice>(items, links), WireJson.Default.CollectionInvoice);
    }

    public static Task GetAsync(PartnerCenterCall call) => WithDocumentAsync(call, document =>
        call.AnswerAsync(Shape(call.Partner, document), WireJson.Default.Invoice));

    public static Task StatementAsync(PartnerCenterCall call) => WithDocumentAsync(call, document =>
    {
        var totals = call.Partner.Invoices.Totals(document);
        return call.PdfAsync(StatementPdf.Write(
        [
            $"Simulated Microsoft - {call.Partner.Profile.Name}",
            $"{document.Type} {document.Id}",
            FormattableString.Invariant($"Billing period {document.Month.First:yyyy-MM-dd} to {document.Month.Last:yyyy-MM-dd}"),
            FormattableString.Invariant($"Total charges {totals.Total} {document.Market.Currency}, {totals.Lines} lines"),
        ]));
    });

    public static Task SummariesAsync(PartnerCenterCall call)
    {
        var books = call.Partner.Invoices;
        var summaries = call.Partner.Profile.Markets.Select(market =>
        {
            var documents = books.WithAmendments.Where(document => document.Market == market).ToList();
            var open = documents.Where(document => document.Type != DocumentType.VoidNote).Sum(document => books.Totals(document).Total * (1 - document.PaidShare));
            var summary = new InvoiceSummary
            {
                BalanceAmount = open,
                CurrencyCode = market.Currency,
                CurrencySymbol = market.Symbol,
                AccountingDate = WireDates.WithoutZone(call.Partner.Today),
                FirstInvoiceCreationDate = WireDates.SevenDigits(documents.Min(document => document.Date)),
                LatestInvoiceDate = WireDates.SevenDigits(documents.Max(document => document.Date)),
            };
            return summary with { Details = [new InvoiceSummaryDetail("OneTime", summary)] };
        });
        return call.AnswerAsync(new Collection<InvoiceSummary>([.. summaries], Links: null), WireJson.Default.CollectionInvoiceSummary);
    }

    private static Task WithDocumentAsync(PartnerCenterCall call, Func<InvoiceDocument, Task> answer)
    {
        var id = LineItemRequest.IdOf(call.RouteText("invoice"));
        return call.Partner.Invoices.Find(id) is { } document
            ? answer(document)
            : call.RefuseAsync(404, "1000", $"The invoice {id} was not found.");
    }

    private static IEnumerable<InvoiceDocument> Matching(PartnerCenterCall call)
    {
        IEnumerable<InvoiceDocument> documents = call.Partner.Invoices.Documents;
        foreach (var filter in Filter.Parse(call.Request.Query["filter"]))
        {
            if (!string.Equals(filter.Field, "InvoiceDate", StringComparison.OrdinalIgnoreCase)
                || !DateTimeOffset.TryParse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var bound))
            {
                throw new FormatException("Invoices are filtered by InvoiceDate only.");
            }

            documents = documents.Where(document => filter.Compare(document.Date, bound));
        }

        return documents;
    }

    private static Invoice Shape(PartnerTenant partner, InvoiceDocument document)
    {
        var total = partner.Invoices.Totals(document).Total;
        var self = "/invoices/OneTime-" + document.Id;
        var isNote = document.Type == DocumentType.AdjustmentNote;
        var lines = isNote ? null : Links(self + "/lineitems/OneTime/BillingLineItems");
        return new Invoice
        {
            Id = document.Id,
            InvoiceDate = WireDates.SevenDigits(document.Date),
            BillingPeriodStartDate = WireDates.Midnight(document.Month.First),
            BillingPeriodEndDate = isNote ? WireDates.WithOffset(document.Month.Last) : WireDates.Midnight(document.Month.Last),
            TotalCharges = total,
            PaidAmount = total * document.PaidShare,
            CurrencyCode = document.Market.Currency,
            CurrencySymbol = document.Market.Symbol,
            PdfDownloadLink = $"/invoices/{document.Id}/documents/statement",
            InvoiceDetails = [new InvoiceDetail("billing_line_items", "one_time", lines, new Attributes("InvoiceDetail"))],
            Amendments = document.Amendment is { } amendment ? [Shape(partner, amendment)] : null,
            DocumentType = document.Type switch { DocumentType.VoidNote => "void_note", DocumentType.AdjustmentNote => "adjustment_note", _ => "invoice" },
            AmendsOf = document.AmendsOf,
            Links = isNote ? null : Links(self),
        };
    }

    private static Dictionary<string, Link> Links(string uri) => new(StringComparer.Ordinal) { ["self"] = new Link(uri) };
}
