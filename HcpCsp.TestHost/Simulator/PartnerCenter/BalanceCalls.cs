namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What the partner owes, and where the estimates of what is to come are.</summary>
internal static class BalanceCalls
{
    private static readonly string[] Periods = ["current", "previous"];

    private static readonly string[] Types = ["billinglineitems", "usagelineitems"];

    /// <summary>Of the partner's own currency.</summary>
    public static Task SummaryAsync(PartnerCenterCall call) =>
        call.AnswerAsync(SummaryOf(call, call.Partner.Profile.BillingCurrency), WireJson.Default.InvoiceSummary);

    public static Task SummariesAsync(PartnerCenterCall call)
    {
        var summaries = call.Partner.Profile.Markets.Select(market => SummaryOf(call, market.Currency));
        return call.AnswerAsync(new Collection<InvoiceSummary>([.. summaries], Links: null), WireJson.Default.CollectionInvoiceSummary);
    }

    public static Task EstimateLinksAsync(PartnerCenterCall call)
    {
        var asked = call.Request.Query["currencyCode"].ToString();
        var market = call.Partner.Profile.Markets.FirstOrDefault(one => string.Equals(one.Currency, asked, StringComparison.OrdinalIgnoreCase));
        if (market is null)
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, "The currency code is missing or not one of the partner's.");
        var links =
            from period in Periods
            from type in Types
            select EstimateOf(period, type, market.Currency);
        return call.AnswerAsync(new Collection<EstimateLink>([.. links], Links: null), WireJson.Default.CollectionEstimateLink);
    }

    private static EstimateLink EstimateOf(string period, string type, string currency)
    {
        var uri = $"/invoices/unbilled/lineitems?provider=onetime&invoicelineitemtype={type}&currencycode={currency}&period={period}&size=2000";
        return new EstimateLink($"{type} of the {period} period", "Estimate; changes daily", period, new Link(uri));
    }

    private static InvoiceSummary SummaryOf(PartnerCenterCall call, string currency)
    {
        var invoices = InvoiceHeader.Listed(call.Partner).Select(header => header.Shape())
            .Where(invoice => string.Equals(invoice.CurrencyCode, currency, StringComparison.Ordinal))
            .SelectMany(invoice => (IEnumerable<Invoice>)[invoice, .. invoice.Amendments ?? []]).ToList();
        var details = invoices.GroupBy(invoice => invoice.InvoiceType, StringComparer.Ordinal)
            .Select(kind => new InvoiceSummaryDetail(kind.Key, Balance(call, [.. kind])));
        return Balance(call, invoices) with { Details = [.. details] };
    }

    private static InvoiceSummary Balance(PartnerCenterCall call, List<Invoice> invoices) => new()
    {
        BalanceAmount = invoices.Where(invoice => invoice.DocumentType is not "void_note").Sum(invoice => invoice.TotalCharges - invoice.PaidAmount),
        CurrencyCode = invoices[0].CurrencyCode,
        CurrencySymbol = invoices[0].CurrencySymbol,
        AccountingDate = WireDates.WithoutZone(call.Partner.Today),
        FirstInvoiceCreationDate = invoices.Min(invoice => invoice.InvoiceDate)!,
        LatestInvoiceDate = invoices.Max(invoice => invoice.InvoiceDate)!,
    };
}
