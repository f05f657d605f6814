using System.Globalization;
using HcpCsp.Plugin.Model.Plans;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class PlanAssignmentDocument
{
    public static BsonDocument From(PlanAssignment assignment) => new()
    {
        ["_id"] = Keys.Join(assignment.AccountId, Keys.Part(assignment.CustomerId), assignment.Sequence.ToString("D6", CultureInfo.InvariantCulture)),
        ["account"] = assignment.AccountId,
        ["customer"] = assignment.CustomerId,
        ["sequence"] = assignment.Sequence,
        ["plan"] = BsonFields.Text(assignment.Plan?.PlanId),
        ["version"] = assignment.Plan?.Version ?? 0,
        ["from"] = BsonFields.Date(assignment.AppliedFrom),
        ["assigned"] = PlanDocument.From(assignment.Assigned),
    };

    public static PlanAssignment Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        CustomerId = document.GetText("customer"),
        Sequence = document["sequence"].AsInt32,
        Plan = document.FindText("plan") is { } id ? new PlanReference(id, document["version"].AsInt32) : null,
        AppliedFrom = document.FindDate("from") ?? throw new StoreException("An assignment without its first day."),
        Assigned = PlanDocument.ReadMoment(document, "assigned") ?? throw new StoreException("An assignment without its moment."),
    };
}
