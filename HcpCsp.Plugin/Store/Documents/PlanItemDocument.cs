using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class PlanItemDocument
{
    public static BsonDocument From(PlanItem item)
    {
        BsonDocument document = FromAdjustment(item.Adjustment);
        document["name"] = item.Name;
        document["start"] = BsonFields.Date(item.StartDate);
        document["end"] = BsonFields.Date(item.EndDate);
        document["stop"] = item.StopHere;
        document["families"] = Texts(item.Scope.Families.Select(static family => family.ToString()));
        document["products"] = Texts(item.Scope.ProductIds);
        document["skus"] = Texts(item.Scope.SkuIds);
        document["meters"] = Texts(item.Scope.Meters);
        document["subscriptions"] = Texts(item.Scope.SubscriptionIds);
        document["publishers"] = Texts(item.Scope.Publishers);
        document["charges"] = Texts(item.Scope.ChargeTypes);
        return document;
    }

    public static PlanItem Read(BsonDocument document) => new()
    {
        Name = document.GetText("name"),
        Adjustment = ReadAdjustment(document),
        StartDate = document.FindDate("start"),
        EndDate = document.FindDate("end"),
        StopHere = document["stop"].AsBoolean,
        Scope = new ItemScope
        {
            Families = [.. ReadTexts(document, "families").Select(static name => Enum.Parse<ProductFamily>(name))],
            ProductIds = ReadTexts(document, "products"),
            SkuIds = ReadTexts(document, "skus"),
            Meters = ReadTexts(document, "meters"),
            SubscriptionIds = ReadTexts(document, "subscriptions"),
            Publishers = ReadTexts(document, "publishers"),
            ChargeTypes = ReadTexts(document, "charges"),
        },
    };

    private static BsonDocument FromAdjustment(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.MarkUp markUp => new BsonDocument { ["kind"] = "markUp", ["percent"] = markUp.Percent, ["base"] = markUp.Base.ToString() },
        PriceAdjustment.Margin margin => new BsonDocument { ["kind"] = "margin", ["percent"] = margin.Percent, ["base"] = margin.Base.ToString() },
        PriceAdjustment.ListDiscount discount => new BsonDocument { ["kind"] = "listDiscount", ["percent"] = discount.Percent },
        PriceAdjustment.UnitPrice unit => OfAmount("unitPrice", unit.Amount),
        PriceAdjustment.AmountPerUnit unit => OfAmount("amountPerUnit", unit.Amount),
        PriceAdjustment.MonthlyFee fee => OfAmount("monthlyFee", fee.Amount),
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "Not an adjustment."),
    };

    // A kind that this version doesn't know must not pass for another: prices would move.
    private static PriceAdjustment ReadAdjustment(BsonDocument document) => document.GetText("kind") switch
    {
        "markUp" => new PriceAdjustment.MarkUp(document["percent"].AsDecimal, ReadBase(document)),
        "margin" => new PriceAdjustment.Margin(document["percent"].AsDecimal, ReadBase(document)),
        "listDiscount" => new PriceAdjustment.ListDiscount(document["percent"].AsDecimal),
        "unitPrice" => new PriceAdjustment.UnitPrice(ReadAmount(document)),
        "amountPerUnit" => new PriceAdjustment.AmountPerUnit(ReadAmount(document)),
        "monthlyFee" => new PriceAdjustment.MonthlyFee(ReadAmount(document)),
        var kind => throw new StoreException($"A plan has an item of the unknown kind '{kind}'."),
    };

    private static BsonDocument OfAmount(string kind, Money amount) => new() { ["kind"] = kind, ["amount"] = amount.Amount, ["currency"] = amount.Currency };

    private static Money ReadAmount(BsonDocument document) => new(document["amount"].AsDecimal, document.GetText("currency"));

    private static PriceBase ReadBase(BsonDocument document) => Enum.Parse<PriceBase>(document.GetText("base"));

    private static BsonArray Texts(IEnumerable<string> texts) => new(texts.Select(static text => new BsonValue(text)));

    private static IReadOnlyList<string> ReadTexts(BsonDocument document, string name) => [.. document[name].AsArray.Select(static text => text.AsString)];
}
