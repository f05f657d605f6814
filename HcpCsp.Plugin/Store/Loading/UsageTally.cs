using System.Runtime.InteropServices;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Sums usage lines by customer, currency and bucket.</summary>
/// <param name="documentCurrency">Counts for lines that name no currency.</param>
internal sealed class UsageTally(string documentCurrency) : Tally<UsageLine>
{
    private readonly Dictionary<(string CustomerId, string Currency), Dictionary<BucketKey, (int LineCount, decimal Cost)>> bucketsByKey = [];

    public static string CurrencyOf(UsageLine line, string documentCurrency) =>
        string.IsNullOrWhiteSpace(line.BillingCurrency) ? documentCurrency : line.BillingCurrency.Trim().ToUpperInvariant();

    public IEnumerable<UsageSummary> Summarize(string versionId) => bucketsByKey.Select(pair => new UsageSummary
    {
        VersionId = versionId,
        CustomerId = pair.Key.CustomerId,
        Currency = pair.Key.Currency,
        LineCount = pair.Value.Values.Sum(static bucket => bucket.LineCount),
        Cost = pair.Value.Values.Sum(static bucket => bucket.Cost),
        Buckets =
        [
            .. pair.Value
                .OrderBy(static bucket => bucket.Key.SubscriptionId, StringComparer.Ordinal)
                .ThenBy(static bucket => bucket.Key.ResourceGroup, StringComparer.Ordinal)
                .ThenBy(static bucket => bucket.Key.MeterCategory, StringComparer.Ordinal)
                .Select(static bucket => new UsageBucket(
                    bucket.Key.SubscriptionId, bucket.Key.ResourceGroup, bucket.Key.MeterCategory, bucket.Value.LineCount, bucket.Value.Cost)),
        ],
    });

    protected override LineCustomer Describe(string customerId, UsageLine line) =>
        new(customerId, line.CustomerName ?? "", line.CustomerDomainName ?? "", line.CustomerCountry ?? "");

    protected override void Sum(string customerId, ReadOnlySpan<UsageLine> lines)
    {
        foreach (UsageLine line in lines)
        {
            var customerKey = (customerId, CurrencyOf(line, documentCurrency));
            Dictionary<BucketKey, (int LineCount, decimal Cost)> buckets =
                CollectionsMarshal.GetValueRefOrAddDefault(bucketsByKey, customerKey, out _) ??= [];

            // Azure spells resource groups in any case, and means the same one.
            var key = new BucketKey(
                line.SubscriptionId?.ToLowerInvariant() ?? "", line.ResourceGroup?.ToLowerInvariant() ?? "", line.MeterCategory ?? "");
            ref (int LineCount, decimal Cost) bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
            bucket.LineCount++;
            bucket.Cost += line.BillingPreTaxTotal ?? 0m;
        }
    }

    private readonly record struct BucketKey(string SubscriptionId, string ResourceGroup, string MeterCategory);
}
