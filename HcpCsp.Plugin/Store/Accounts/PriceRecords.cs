using HcpCsp.Plugin.Store.Documents;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Calculated prices. They follow from lines and rules: keeping them changes nothing that pages show.</summary>
internal sealed class PriceRecords(AccountFile file)
{
    public PriceSummary? Find(string versionId, string customerId, string currency, string rulesFingerprint) =>
        file.Collection(Collections.Prices).FindById(Keys.Summary(versionId, customerId, currency)) is { } found
        && PriceDocument.Read(found) is { } prices
        && string.Equals(prices.RulesFingerprint, rulesFingerprint, StringComparison.Ordinal)
            ? prices
            : null;

    public IReadOnlyList<PriceSummary> List(string versionId) => [.. file.Collection(Collections.Prices).Find(Keys.Below(versionId)).Select(PriceDocument.Read)];

    public void Save(IReadOnlyList<PriceSummary> prices) =>
        file.Write(() => file.Collection(Collections.Prices).Upsert(prices.Select(PriceDocument.From)));
}
