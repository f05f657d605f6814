namespace HcpCsp.Plugin.Model.Lines;

/// <summary>Which bucket of a summary a line belongs to: the one place that decides it, for loading and for pricing alike.</summary>
/// <param name="Family">Family of the product.</param>
/// <param name="ProductName">First that is given of product and SKU name; <see cref="NoProduct"/> for neither.</param>
/// <param name="SubscriptionId">Lower case; empty for none.</param>
/// <param name="ChargeType">As Microsoft writes it; empty for none.</param>
internal readonly record struct SummaryKey(ProductFamily Family, string ProductName, string SubscriptionId, string ChargeType)
{
    public const string NoProduct = "(no product named)";

    public static SummaryKey Of(InvoiceLine line) => new(
        ProductFamilyClassifier.Classify(line),
        !string.IsNullOrWhiteSpace(line.ProductName) ? line.ProductName
        : !string.IsNullOrWhiteSpace(line.SkuName) ? line.SkuName
        : NoProduct,
        line.SubscriptionId?.ToLowerInvariant() ?? "",
        line.ChargeType ?? "");

    public static SummaryKey Of(SummaryBucket bucket) => new(bucket.Family, bucket.ProductName, bucket.SubscriptionId, bucket.ChargeType);
}
