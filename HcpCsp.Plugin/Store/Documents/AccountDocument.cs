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
        ["formerDefaults"] = BsonFields.List(account.FormerDefaults, former => new BsonDocument
        {
            ["managed"] = BsonFields.Number(former.Managed),
            ["nonManaged"] = BsonFields.Number(former.NonManaged),
            ["replacedAt"] = BsonFields.Moment(former.ReplacedAt),
        }),
        ["organization"] = account.OrganizationName,
        ["signedInAs"] = account.SignedInAs,
        ["tokenState"] = account.TokenState.ToString(),
        ["tokenDetail"] = account.TokenDetail,
        ["claims"] = account.ClaimsChallenge,
        ["tokenRefreshedAt"] = BsonFields.Moment(account.TokenRefreshedAt),
        ["warnedOfLapseOn"] = BsonFields.Date(account.LapseWarning?.LapsesOn),
        ["warnedDaysAhead"] = account.LapseWarning is { } warning ? new BsonValue(warning.DaysAhead) : BsonValue.Null,
        ["mfaFoundAt"] = BsonFields.Moment(account.Mfa?.FoundAt),
        ["mfaInToken"] = BsonFields.Flag(account.Mfa?.InToken),
        ["mfaByPartnerCenter"] = BsonFields.Flag(account.Mfa?.ByPartnerCenter),
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
        FormerDefaults = document.GetList("formerDefaults", former => new FormerDefaults(former.FindNumber("managed"), former.FindNumber("nonManaged"), former.GetMoment("replacedAt"))),
        OrganizationName = document.GetText("organization"),
        SignedInAs = document.GetText("signedInAs"),
        TokenState = document.GetEnum("tokenState", TokenState.NeedsSignIn),
        TokenDetail = document.GetText("tokenDetail"),
        ClaimsChallenge = document.GetText("claims"),
        TokenRefreshedAt = document.FindMoment("tokenRefreshedAt"),
        LapseWarning = document.FindDate("warnedOfLapseOn") is { } day ? new LapseWarning(day, document["warnedDaysAhead"].AsInt32) : null,
        Mfa = document.FindMoment("mfaFoundAt") is { } found ? new MfaFinding(document.FindFlag("mfaInToken"), document.FindFlag("mfaByPartnerCenter"), found) : null,
        CreatedAt = document.GetMoment("createdAt"),
        Version = document["version"].AsInt32,
    };
}
