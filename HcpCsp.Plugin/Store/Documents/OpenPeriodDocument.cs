using System.Globalization;
using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>An open period with its version inside: it has one only.</summary>
internal static class OpenPeriodDocument
{
    public static string Key(string currency, DateOnly month, LineKind kind) =>
        Keys.Join(Keys.Part(currency), month.ToString("yyyy-MM", CultureInfo.InvariantCulture), kind.ToString());

    public static BsonDocument From(OpenPeriod period) => new()
    {
        ["_id"] = Key(period.Currency, period.Month, period.Kind),
        ["currency"] = period.Currency,
        ["month"] = BsonFields.Date(period.Month),
        ["version"] = VersionDocument.From(period.Version),
    };

    public static OpenPeriod Read(BsonDocument document)
    {
        DocumentVersion version = VersionDocument.Read(document["version"].AsDocument);
        return new OpenPeriod(document.GetText("currency"), document.FindDate("month").GetValueOrDefault(), version.Kind, version);
    }
}
