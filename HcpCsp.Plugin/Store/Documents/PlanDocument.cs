using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class PlanDocument
{
    public static string Key(PlanReference reference) =>
        Keys.Join(Keys.Part(reference.PlanId), reference.Version.ToString("D6", CultureInfo.InvariantCulture));

    public static BsonDocument From(PricingPlan plan) => new()
    {
        ["_id"] = Key(new PlanReference(plan.Id, plan.Version)),
        ["plan"] = plan.Id,
        ["version"] = plan.Version,
        ["status"] = plan.Status.ToString(),
        ["name"] = plan.Name,
        ["description"] = plan.Description,
        ["items"] = BsonFields.List(plan.Items, PlanItemDocument.From),
        ["rails"] = FromRails(plan.GuardRails),
        ["created"] = From(plan.Created),
        ["published"] = From(plan.Published),
        ["archived"] = From(plan.Archived),
        ["revision"] = plan.Revision,
    };

    public static PricingPlan Read(BsonDocument document) => new()
    {
        Id = document.GetText("plan"),
        Version = document["version"].AsInt32,
        Status = Enum.Parse<PlanStatus>(document.GetText("status")),
        Name = document.GetText("name"),
        Description = document.GetText("description"),
        Items = document.GetList("items", PlanItemDocument.Read),
        GuardRails = ReadRails(document["rails"].AsDocument),
        Created = ReadMoment(document, "created") ?? throw new StoreException("A plan without the moment of its making."),
        Published = ReadMoment(document, "published"),
        Archived = ReadMoment(document, "archived"),
        Revision = document["revision"].AsInt32,
    };

    public static BsonValue From(PlanMoment? moment) =>
        moment is null ? BsonValue.Null : new BsonDocument { ["at"] = BsonFields.Moment(moment.At), ["by"] = moment.By };

    public static PlanMoment? ReadMoment(BsonDocument document, string name) =>
        document[name].IsNull ? null : new PlanMoment(document[name].AsDocument.GetMoment("at"), document[name].AsDocument.GetText("by"));

    private static BsonDocument FromRails(GuardRails rails) => new()
    {
        ["leastMargin"] = FromMargin(rails.LeastMargin),
        ["mostMargin"] = FromMargin(rails.MostMargin),
        ["aboveList"] = BsonFields.Text(rails.NeverAboveList?.ToString()),
        ["belowCost"] = BsonFields.Text(rails.NeverBelowCost?.ToString()),
    };

    private static GuardRails ReadRails(BsonDocument document) => new()
    {
        LeastMargin = ReadMargin(document["leastMargin"]),
        MostMargin = ReadMargin(document["mostMargin"]),
        NeverAboveList = FindAction(document, "aboveList"),
        NeverBelowCost = FindAction(document, "belowCost"),
    };

    private static BsonValue FromMargin(MarginRail? rail) =>
        rail is null ? BsonValue.Null : new BsonDocument { ["percent"] = rail.Percent, ["action"] = rail.Action.ToString() };

    private static MarginRail? ReadMargin(BsonValue value) =>
        value.IsNull ? null : new MarginRail(value["percent"].AsDecimal, Enum.Parse<RailAction>(value["action"].AsString));

    private static RailAction? FindAction(BsonDocument document, string name) =>
        document.FindText(name) is { } text ? Enum.Parse<RailAction>(text) : null;
}
