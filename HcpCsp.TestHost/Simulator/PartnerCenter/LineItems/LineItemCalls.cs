using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>The lines of documents, and those of no document yet, page by page.</summary>
internal static class LineItemCalls
{
    public static Task ListAsync(PartnerCenterCall call)
    {
        try
        {
            var request = LineItemRequest.Read(call);
            return request.IsUnbilled ? UnbilledAsync(call, request) : BilledAsync(call, request);
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, problem.Message);
        }
    }

    private static Task BilledAsync(PartnerCenterCall call, LineItemRequest request)
    {
        if (call.Partner.Legacy.Find(request.InvoiceId) is { } legacy)
            return LegacyAsync(call, request, legacy);
        if (call.Partner.Invoices.Find(request.InvoiceId) is not { } document)
            return call.RefuseAsync(StatusCodes.Status404NotFound, "1000", $"The invoice {request.InvoiceId} was not found.");
        if (request.Provider != LineItemProvider.OneTime)
            throw new FormatException("The invoice has no line items of this provider.");
        var currency = document.Market.Currency;
        return request.Currency is { Length: > 0 } asked && !string.Equals(asked, currency, StringComparison.OrdinalIgnoreCase)
            ? throw new FormatException($"The invoice is not in {asked}.")
            : NewCommerceAsync(call, request, new LineItemSource(document.Id, currency, document.Scope));
    }

    private static Task LegacyAsync(PartnerCenterCall call, LineItemRequest request, LegacyDocument document)
    {
        var partner = call.Partner;
        var listings = partner.Legacy.ListingsOf(document);
        return (request.Provider, request.IsUsage) switch
        {
            (LineItemProvider.Office, _) => LineItemPage.AnswerByOffsetAsync(call, listings.Licenses, (json, line) => LicenseItem.Write(json, partner, document, line)),
            (LineItemProvider.Azure, false) => LineItemPage.AnswerByOffsetAsync(call, listings.Usage, (json, line) => LegacyUsageItem.Write(json, partner, document, line)),
            (LineItemProvider.Azure, true) => LineItemPage.AnswerByOffsetAsync(call, listings.Days, (json, day) => LegacyUsageItem.WriteDay(json, partner, document, day)),
            _ => throw new FormatException("A recurring invoice has no line items of this provider."),
        };
    }

    private static Task UnbilledAsync(PartnerCenterCall call, LineItemRequest request)
    {
        var market = call.Partner.Profile.Markets.FirstOrDefault(one => string.Equals(one.Currency, request.Currency, StringComparison.OrdinalIgnoreCase));
        var period = request.Period ?? "";
        var isCurrent = string.Equals(period, "current", StringComparison.OrdinalIgnoreCase);
        if (request.Provider != LineItemProvider.OneTime || string.IsNullOrEmpty(request.Currency)
            || (!isCurrent && !string.Equals(period, "previous", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FormatException("Unbilled line items need the provider onetime, a currencycode, and the period current or previous.");
        }

        return market is null || call.Partner.FindUnbilled(isCurrent) is not { } scope
            ? LineItemPage.AnswerNothingAsync(call)
            : NewCommerceAsync(call, request, new LineItemSource("", market.Currency, scope));
    }

    private static Task NewCommerceAsync(PartnerCenterCall call, LineItemRequest request, LineItemSource source)
    {
        var partner = call.Partner;
        if (request.IsUsage)
        {
            return LineItemPage.AnswerAsync(
                call, source.Listing(partner, "usage:" + request.HasEarnedCredit), partner.Listings.Usage(source.Currency, source.Scope, request.HasEarnedCredit),
                (json, row) => DailyRatedUsageItem.Write(json, partner, source.InvoiceNumber, row));
        }

        return LineItemPage.AnswerAsync(
            call, source.Listing(partner, "lines"), partner.Listings.Lines(source.Currency, source.Scope),
            (json, line) => OneTimeItem.Write(json, partner, source.InvoiceNumber, source.Scope.Month, line));
    }

    /// <param name="InvoiceNumber">Empty where nothing is billed yet.</param>
    private sealed record LineItemSource(string InvoiceNumber, string Currency, LineScope Scope)
    {
        public string Listing(PartnerTenant partner, string kind) => $"{kind}:{partner.Profile.TenantId}:{InvoiceNumber}:{Currency}:{Scope}";
    }
}
