using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Months that aren't billed yet, each with the version of its lines or usage that is in force.</summary>
internal sealed class OpenPeriodRecords(AccountFile file, LineRecords lines)
{
    private ILiteCollection<BsonDocument> Collection => file.Collection(Collections.OpenPeriods);

    /// <summary>Read anew each time: there are few, and a list that is kept would name for a moment a version whose lines are gone.</summary>
    public IReadOnlyList<OpenPeriod> List() =>
    [
        .. Collection.FindAll().Select(OpenPeriodDocument.Read)
            .OrderByDescending(static period => period.Month)
            .ThenBy(static period => period.Currency, StringComparer.Ordinal)
            .ThenBy(static period => period.Kind),
    ];

    /// <summary>In place of what was in force. Within the transaction of the switch.</summary>
    public void PutInForce(OpenPeriod period)
    {
        Drop(period.Currency, period.Month, period.Kind);
        Collection.Insert(OpenPeriodDocument.From(period));
    }

    /// <summary>Within the transaction that puts the lines of a document of the month in force.</summary>
    public void Drop(string currency, DateOnly month)
    {
        Drop(currency, month, LineKind.Billed);
        Drop(currency, month, LineKind.Usage);
    }

    private void Drop(string currency, DateOnly month, LineKind kind)
    {
        string key = OpenPeriodDocument.Key(currency, month, kind);
        if (Collection.FindById(key) is not { } found)
            return;
        Collection.Delete(key);
        lines.Delete(OpenPeriodDocument.Read(found).Version.Id);
    }
}
