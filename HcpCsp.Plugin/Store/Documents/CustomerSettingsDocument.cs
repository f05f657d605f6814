using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class CustomerSettingsDocument
{
    public static string Key(string accountId, string customerId) => Keys.Join(accountId, Keys.Part(customerId));

    public static BsonDocument From(CustomerSettings settings) => new()
    {
        ["_id"] = Key(settings.AccountId, settings.CustomerId),
        ["account"] = settings.AccountId,
        ["customer"] = settings.CustomerId,
        ["markup"] = BsonFields.Number(settings.MarkupPercent),
        ["taxRate"] = BsonFields.Number(settings.TaxRatePercent),
        ["budget"] = settings.Budget is { } budget ? FromBudget(budget) : BsonValue.Null,
        ["recipients"] = BsonFields.Texts(settings.ReportRecipients),
        ["formerMarkups"] = BsonFields.List(
            settings.FormerMarkups, former => new BsonDocument { ["percent"] = BsonFields.Number(former.Percent), ["replacedAt"] = BsonFields.Moment(former.ReplacedAt) }),
        ["version"] = settings.Version,
    };

    public static CustomerSettings Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        CustomerId = document.GetText("customer"),
        MarkupPercent = document.FindNumber("markup"),
        TaxRatePercent = document.FindNumber("taxRate"),
        Budget = document["budget"].IsDocument ? ReadBudget(document["budget"].AsDocument) : null,
        ReportRecipients = document.GetTexts("recipients"),
        FormerMarkups = document.GetList("formerMarkups", former => new FormerMarkup(former.FindNumber("percent"), former.GetMoment("replacedAt"))),
        Version = document["version"].AsInt32,
    };

    private static BsonDocument FromBudget(MonthlyBudget budget) => new()
    {
        ["limit"] = budget.Limit.Amount,
        ["currency"] = budget.Limit.Currency,
        ["thresholds"] = new BsonArray(budget.Thresholds.Select(static percent => new BsonValue(percent))),
    };

    private static MonthlyBudget ReadBudget(BsonDocument document) => new(
        new Money(document["limit"].AsDecimal, document.GetText("currency")),
        [.. document["thresholds"].AsArray.Select(static percent => percent.AsDecimal)]);
}
