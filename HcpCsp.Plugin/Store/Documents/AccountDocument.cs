using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class AccountDocument
{
    public static BsonDocument From(PartnerAccount account) => new()
    {
        ["_id"] = account.Id,
        ["name"] = account.Name,
        ["tenantId"] = account.TenantId,
        ["microsoftDiscount"] = BsonFields.Number(account.MicrosoftDiscountPercent),
        ["managedMarkup"] = BsonFields.Number(account.ManagedMarkupPercent),
        ["nonManagedMarkup"] = BsonFields.Number(account.NonManagedMarkupPercent),
        ["organization"] = account.OrganizationName,
        ["signedInAs"] = account.SignedInAs,
        ["tokenState"] = account.TokenState.ToString(),
        ["tokenDetail"] = account.TokenDetail,
        ["tokenRefreshedAt"] = BsonFields.Moment(account.TokenRefreshedAt),
        ["createdAt"] = BsonFields.Moment(account.CreatedAt),
        ["version"] = account.Version,
    };

    public static PartnerAccount Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsString,
        Name = document.GetText("name"),
        TenantId = document.GetText("tenantId"),
        MicrosoftDiscountPercent = document.FindNumber("microsoftDiscount"),
        ManagedMarkupPercent = document.FindNumber("managedMarkup"),
        NonManagedMarkupPercent = document.FindNumber("nonManagedMarkup"),
        OrganizationName = document.GetText("organization"),
        SignedInAs = document.GetText("signedInAs"),
        TokenState = document.GetEnum("tokenState", TokenState.NeedsSignIn),
        TokenDetail = document.GetText("tokenDetail"),
        TokenRefreshedAt = document.FindMoment("tokenRefreshedAt"),
        CreatedAt = document.GetMoment("createdAt"),
        Version = document["version"].AsInt32,
    };
}
