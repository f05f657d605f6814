using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class PriceDocument
{
    public static BsonDocument From(PriceSummary prices) => new()
    {
        ["_id"] = Keys.Summary(prices.VersionId, prices.CustomerId, prices.Currency),
        ["version"] = prices.VersionId,
        ["customer"] = prices.CustomerId,
        ["currency"] = prices.Currency,
        ["rules"] = prices.RulesFingerprint,
        ["price"] = prices.Price,
        ["priced"] = prices.PricedLines,
        ["unpriced"] = prices.UnpricedLines,
        ["flagged"] = prices.FlaggedLines,
        ["buckets"] = new BsonArray(prices.BucketPrices.Select(static price => new BsonValue(price))),
    };

    public static PriceSummary Read(BsonDocument document) => new()
    {
        VersionId = document.GetText("version"),
        CustomerId = document.GetText("customer"),
        Currency = document.GetText("currency"),
        RulesFingerprint = document.GetText("rules"),
        Price = document["price"].AsDecimal,
        PricedLines = document["priced"].AsInt32,
        UnpricedLines = document["unpriced"].AsInt32,
        // Sums from before there were guard rails don't say.
        FlaggedLines = document["flagged"].IsNull ? 0 : document["flagged"].AsInt32,
        BucketPrices = [.. document["buckets"].AsArray.Select(static price => price.AsDecimal)],
    };
}
