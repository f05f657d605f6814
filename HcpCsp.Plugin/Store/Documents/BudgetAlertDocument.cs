using System.Globalization;
using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class BudgetAlertDocument
{
    private const string Forecast = "forecast";

    public static string MonthKey(string accountId, DateOnly month) => Keys.Join(accountId, month.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    public static string Key(BudgetAlert alert) => Keys.Join(
        MonthKey(alert.AccountId, alert.Month), Keys.Part(alert.CustomerId), alert.Threshold?.ToString("0.############", CultureInfo.InvariantCulture) ?? Forecast);

    public static BsonDocument From(BudgetAlert alert) => new()
    {
        ["_id"] = Key(alert),
        ["account"] = alert.AccountId,
        ["customer"] = alert.CustomerId,
        ["name"] = alert.CustomerName,
        ["month"] = BsonFields.Date(alert.Month),
        ["threshold"] = BsonFields.Number(alert.Threshold),
        ["currency"] = alert.Limit.Currency,
        ["limit"] = alert.Limit.Amount,
        ["amount"] = alert.Amount.Amount,
        ["raisedAt"] = BsonFields.Moment(alert.RaisedAt),
    };

    public static BudgetAlert Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        CustomerId = document.GetText("customer"),
        CustomerName = document.GetText("name"),
        Month = document.FindDate("month").GetValueOrDefault(),
        Threshold = document.FindNumber("threshold"),
        Limit = new Money(document["limit"].AsDecimal, document.GetText("currency")),
        Amount = new Money(document["amount"].AsDecimal, document.GetText("currency")),
        RaisedAt = document.GetMoment("raisedAt"),
    };
}
