using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Invoice headers and the printed statement.</summary>
internal static class InvoiceCalls
{
    private const int LargestPage = 2000;

    /// <summary>The whole list, whatever size and offset say: Microsoft ignores both for modern invoices.</summary>
    public static Task ListAsync(PartnerCenterCall call)
    {
        IReadOnlyList<InvoiceHeader> headers;
        try
        {
            headers = [.. Matching(call)];
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, problem.Message);
        }

        var page = call.Faults.IsOn(PartnerCenterFaults.InvoicePaging)
            ? IndexPaging.Find(call, headers.Count, LargestPage)
            : ListingPage.Nothing(call) with { Size = headers.Count };
        var items = headers.Skip(page.Offset).Take(page.Size).AsParallel().AsOrdered().Select(header => header.Shape());
        return call.AnswerAsync(page.Of(items), WireJson.Default.CollectionInvoice);
    }

    public static Task GetAsync(PartnerCenterCall call) => WithHeaderAsync(call, header => call.AnswerAsync(header.Shape(), WireJson.Default.Invoice));

    public static Task StatementAsync(PartnerCenterCall call) => WithHeaderAsync(call, header =>
    {
        var invoice = header.Shape();
        return call.PdfAsync(StatementPdf.Write(
        [
            $"Simulated Microsoft - {call.Partner.Profile.Name}",
            $"{invoice.DocumentType} {invoice.Id}",
            $"Billing period {invoice.BillingPeriodStartDate?[..10]} to {invoice.BillingPeriodEndDate?[..10]}",
            FormattableString.Invariant($"Total charges {invoice.TotalCharges} {invoice.CurrencyCode}"),
        ]));
    });

    private static Task WithHeaderAsync(PartnerCenterCall call, Func<InvoiceHeader, Task> answer)
    {
        var id = LineItemRequest.IdOf(call.RouteText("invoice"));
        return InvoiceHeader.Find(call.Partner, id) is { } header
            ? answer(header)
            : call.RefuseAsync(StatusCodes.Status404NotFound, "1000", $"The invoice {id} was not found.");
    }

    private static IEnumerable<InvoiceHeader> Matching(PartnerCenterCall call)
    {
        var headers = InvoiceHeader.Listed(call.Partner);
        foreach (var filter in Filter.Parse(call.Request.Query["filter"]))
        {
            if (!string.Equals(filter.Field, "InvoiceDate", StringComparison.OrdinalIgnoreCase)
                || !DateTimeOffset.TryParse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var bound))
            {
                throw new FormatException("Invoices are filtered by InvoiceDate only.");
            }

            headers = headers.Where(header => filter.Compare(header.Date, bound));
        }

        return headers;
    }
}
