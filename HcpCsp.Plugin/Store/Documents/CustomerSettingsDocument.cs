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
        ["version"] = settings.Version,
    };

    public static CustomerSettings Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        CustomerId = document.GetText("customer"),
        MarkupPercent = document.FindNumber("markup"),
        TaxRatePercent = document.FindNumber("taxRate"),
        Version = document["version"].AsInt32,
    };
}
