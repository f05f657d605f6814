using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class ReportBrandDocument
{
    public static BsonDocument From(ReportBrand brand) => new()
    {
        ["_id"] = brand.AccountId,
        ["accent"] = BsonFields.Text(brand.Accent),
        ["footer"] = BsonFields.Text(brand.Footer),
        ["logo"] = brand.Logo is { } logo ? new BsonDocument { ["png"] = logo.Png, ["width"] = logo.Width, ["height"] = logo.Height } : BsonValue.Null,
        ["version"] = brand.Version,
    };

    public static ReportBrand Read(BsonDocument document) => new()
    {
        AccountId = document["_id"].AsString,
        Accent = document.FindText("accent"),
        Footer = document.FindText("footer"),
        Logo = document["logo"].IsDocument ? ReadLogo(document["logo"].AsDocument) : null,
        Version = document["version"].AsInt64,
    };

    private static BrandLogo ReadLogo(BsonDocument logo) => new(logo["png"].AsBinary, logo["width"].AsInt32, logo["height"].AsInt32);
}
