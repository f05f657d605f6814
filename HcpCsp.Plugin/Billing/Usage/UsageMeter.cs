using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>What a usage line says of the charge that it stands behind, in lower case: as narrow as the data allow.</summary>
/// <remarks>
/// Microsoft joins usage to lines by subscription, product, SKU and the meter's description (Microsoft Learn, "Daily rated usage file"), which
/// on the line is one text, and on usage four.
/// </remarks>
internal readonly record struct UsageMeter(string SubscriptionId, string ProductId, string SkuId, string Meter, string Region)
{
    private const string Between = " - ";

    public static UsageMeter Of(UsageLine line) => new(
        Normal(line.SubscriptionId), Normal(line.ProductId), Normal(line.SkuId), Join(line.MeterCategory, line.MeterSubCategory, line.MeterName), Normal(line.MeterRegion));

    public ChargeKey WithRegion => new(SubscriptionId, ProductId, SkuId, Region.Length == 0 ? Meter : Meter + Between + Region);

    public ChargeKey WithoutRegion => new(SubscriptionId, ProductId, SkuId, Meter);

    public static string Normal(string? text) => text?.Trim().ToLowerInvariant() ?? "";

    private static string Join(params string?[] parts) => string.Join(Between, parts.Select(Normal).Where(static part => part.Length > 0));
}

/// <summary>What charges and usage are matched by; wider ones leave parts empty.</summary>
internal readonly record struct ChargeKey(string SubscriptionId, string ProductId, string SkuId, string Meter)
{
    public static ChargeKey Of(InvoiceLine line) =>
        new(UsageMeter.Normal(line.SubscriptionId), UsageMeter.Normal(line.ProductId), UsageMeter.Normal(line.SkuId), UsageMeter.Normal(line.MeterDescription));

    public ChargeKey OfSku => this with { Meter = "" };

    public ChargeKey OfProduct => this with { Meter = "", SkuId = "" };
}

/// <summary>What of a usage line its part of a price goes by.</summary>
/// <param name="ListValue">Quantity times the price list's unit price, in its currency.</param>
internal readonly record struct MeteredUse(UsageMeter Meter, decimal Quantity, decimal ListValue)
{
    public static MeteredUse Of(UsageLine line) => Of(UsageMeter.Of(line), line);

    /// <param name="meter">Of the line.</param>
    /// <param name="line">It.</param>
    public static MeteredUse Of(UsageMeter meter, UsageLine line) => new(meter, line.Quantity ?? 0m, (line.Quantity ?? 0m) * (line.UnitPrice ?? 0m));
}
