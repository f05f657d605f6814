using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Makes daily use of usage lines. Places and meters are held once, however many days they have.</summary>
internal sealed class UseReader
{
    private readonly Dictionary<(string?, string?, string?, string?, string?, string?, string?), UsePlace> places = [];
    private readonly Dictionary<(string?, string?, string?, string?, string?, string?, string?, string?), UseMeter> meters = [];

    public (DailyUse Use, MeteredUse Metered) Read(UsageLine line, string currency)
    {
        UseMeter meter = MeterOf(line);
        MeteredUse metered = MeteredUse.Of(meter.Key, line);
        var use = new DailyUse
        {
            Place = PlaceOf(line),
            Meter = meter,
            Day = line.UsageDate ?? line.ChargeStartDate,
            Quantity = metered.Quantity,
            Cost = line.BillingPreTaxTotal ?? 0m,
            ListValue = line.Quantity is null || line.UnitPrice is null ? null : metered.ListValue * RateOf(line, currency),
            CreditPercent = line.PartnerEarnedCreditPercentage,
            IsPaidFor = (line.CreditPercentage ?? 0m) == 0m && (string.IsNullOrWhiteSpace(line.BenefitType) || Is(line.BenefitType, "Charge")),
        };
        return (use, metered);
    }

    private static decimal? RateOf(UsageLine line, string currency) =>
        line.PCToBCExchangeRate ?? (string.IsNullOrWhiteSpace(line.PricingCurrency) || Is(line.PricingCurrency, currency) ? 1m : null);

    private static bool Is(string text, string other) => text.Trim().Equals(other, StringComparison.OrdinalIgnoreCase);

    private UsePlace PlaceOf(UsageLine line)
    {
        var key = (line.EntitlementId, line.SubscriptionId, line.EntitlementDescription, line.SubscriptionDescription, line.ResourceGroup, line.ResourceUri, line.Tags);
        if (places.TryGetValue(key, out UsePlace? known))
            return known;
        var entry = new UsageEntry("", "", "", line, "", null);
        return places[key] = new UsePlace(entry.SubscriptionId, entry.SubscriptionName, entry.ResourceGroup, line.ResourceUri?.Trim() ?? "", UsageTags.Read(line.Tags));
    }

    private UseMeter MeterOf(UsageLine line)
    {
        var key = (line.SubscriptionId, line.ProductId, line.SkuId, line.MeterCategory, line.MeterSubCategory, line.MeterName, line.MeterRegion, line.PublisherName + "\n" + (line.Unit ?? line.UnitType));
        return meters.TryGetValue(key, out UseMeter? known) ? known : meters[key] = new UseMeter(
            UsageMeter.Of(line), line.MeterCategory ?? "", line.MeterSubCategory ?? "", line.MeterName ?? "", line.Unit ?? line.UnitType ?? "",
            string.IsNullOrWhiteSpace(line.PublisherName) || line.PublisherName.Trim().StartsWith("Microsoft", StringComparison.OrdinalIgnoreCase));
    }
}
