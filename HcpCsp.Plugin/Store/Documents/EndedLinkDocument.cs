using System.Globalization;
using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class EndedLinkDocument
{
    public static BsonDocument From(EndedLink link) => new()
    {
        ["_id"] = Keys.Join(link.AccountId, Keys.Part(link.CustomerId), link.LinkedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)),
        ["account"] = link.AccountId,
        ["customer"] = link.CustomerId,
        ["tenant"] = link.TenantId,
        ["linked"] = BsonFields.Moment(link.LinkedAt),
        ["ended"] = BsonFields.Moment(link.EndedAt),
    };

    public static EndedLink Read(BsonDocument document) => new(
        document.GetText("account"), document.GetText("customer"), document.GetText("tenant"), document.GetMoment("linked"), document.GetMoment("ended"));
}
