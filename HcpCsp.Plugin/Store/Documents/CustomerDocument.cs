using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class CustomerDocument
{
    public static BsonDocument From(Customer customer) => new()
    {
        ["_id"] = Keys.Part(customer.Id),
        ["id"] = customer.Id,
        ["name"] = customer.Name,
        ["domain"] = customer.Domain,
        ["country"] = customer.Country,
        ["relationship"] = customer.Relationship,
        ["firstSeenAt"] = BsonFields.Moment(customer.FirstSeenAt),
        ["lastListedAt"] = BsonFields.Moment(customer.LastListedAt),
        ["notSeenSince"] = BsonFields.Moment(customer.NotSeenSince),
        ["absences"] = BsonFields.List(
            customer.Absences, absence => new BsonDocument { ["lostAt"] = BsonFields.Moment(absence.LostAt), ["backAt"] = BsonFields.Moment(absence.BackAt) }),
        ["formerNames"] = BsonFields.List(
            customer.FormerNames, former => new BsonDocument { ["name"] = former.Name, ["replacedAt"] = BsonFields.Moment(former.ReplacedAt) }),
    };

    public static Customer Read(BsonDocument document) => new()
    {
        Id = document.GetText("id"),
        Name = document.GetText("name"),
        Domain = document.GetText("domain"),
        Country = document.GetText("country"),
        Relationship = document.GetText("relationship"),
        FirstSeenAt = document.GetMoment("firstSeenAt"),
        LastListedAt = document.FindMoment("lastListedAt"),
        NotSeenSince = document.FindMoment("notSeenSince"),
        Absences = document.GetList("absences", absence => new Absence(absence.GetMoment("lostAt"), absence.GetMoment("backAt"))),
        FormerNames = document.GetList("formerNames", former => new FormerName(former.GetText("name"), former.GetMoment("replacedAt"))),
    };
}
