using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class StatementDocument
{
    public static string Key(Statement statement) => Keys.Join(
        statement.AccountId, Keys.Part(statement.InvoiceNumber), Keys.Part(statement.CustomerId), statement.Version.ToString("D6", CultureInfo.InvariantCulture));

    public static BsonDocument From(Statement statement) => new()
    {
        ["_id"] = Key(statement),
        ["account"] = statement.AccountId,
        ["invoice"] = statement.InvoiceNumber,
        ["customer"] = statement.CustomerId,
        ["version"] = statement.Version,
        ["number"] = statement.Number,
        ["name"] = statement.CustomerName,
        ["start"] = BsonFields.Date(statement.Period.Start),
        ["end"] = BsonFields.Date(statement.Period.End),
        ["data"] = statement.DataVersionId,
        ["rule"] = FromRule(statement.Rule),
        ["fingerprint"] = statement.RuleFingerprint,
        ["taxRate"] = BsonFields.Number(statement.TaxRatePercent),
        ["blocks"] = BsonFields.List(statement.Blocks, FromBlock),
        ["issuedAt"] = BsonFields.Moment(statement.IssuedAt),
        ["issuedBy"] = statement.IssuedBy,
        ["files"] = BsonFields.List(statement.Files, FromFile),
        ["state"] = statement.State.ToString(),
    };

    public static Statement Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        InvoiceNumber = document.GetText("invoice"),
        CustomerId = document.GetText("customer"),
        Version = document["version"].AsInt32,
        Number = document.GetText("number"),
        CustomerName = document.GetText("name"),
        Period = new BillingPeriod(GetDate(document, "start"), GetDate(document, "end")),
        DataVersionId = document.GetText("data"),
        Rule = ReadRule(document["rule"].AsDocument),
        RuleFingerprint = document.GetText("fingerprint"),
        TaxRatePercent = document.FindNumber("taxRate"),
        Blocks = document.GetList("blocks", ReadBlock),
        IssuedAt = document.GetMoment("issuedAt"),
        IssuedBy = document.GetText("issuedBy"),
        Files = document.GetList("files", ReadFile),
        State = Enum.Parse<StatementState>(document.GetText("state")),
    };

    private static DateOnly GetDate(BsonDocument document, string name) => document.FindDate(name) ?? throw new StoreException("A statement without its period.");

    private static BsonDocument FromRule(FrozenRule rule) => rule switch
    {
        FrozenRule.Plan plan => new BsonDocument
        {
            ["kind"] = "plan", ["plan"] = plan.Reference.PlanId, ["version"] = plan.Reference.Version, ["discount"] = BsonFields.Number(plan.DiscountPercent),
        },
        FrozenRule.CustomerMarkup own => new BsonDocument { ["kind"] = "customer", ["percent"] = own.Percent },
        FrozenRule.AccountDefault byDefault => new BsonDocument { ["kind"] = "default", ["percent"] = byDefault.Percent, ["managed"] = byDefault.Managed },
        FrozenRule.None => new BsonDocument { ["kind"] = "none" },
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    // A kind that this version doesn't know must not pass for another: the difference would be wrong.
    private static FrozenRule ReadRule(BsonDocument document) => document.GetText("kind") switch
    {
        "plan" => new FrozenRule.Plan(new PlanReference(document.GetText("plan"), document["version"].AsInt32), document.FindNumber("discount")),
        "customer" => new FrozenRule.CustomerMarkup(document["percent"].AsDecimal),
        "default" => new FrozenRule.AccountDefault(document["percent"].AsDecimal, document["managed"].AsBoolean),
        "none" => new FrozenRule.None(),
        var kind => throw new StoreException($"A statement goes by a rule of the unknown kind '{kind}'."),
    };

    private static BsonDocument FromBlock(StatementBlock block) => new()
    {
        ["currency"] = block.Currency,
        ["lines"] = block.LineCount,
        ["cost"] = block.Cost.Amount,
        ["price"] = block.Price.Amount,
        ["tax"] = BsonFields.Number(block.Tax?.Amount),
        ["fees"] = BsonFields.List(block.Fees, static fee => new BsonDocument { ["name"] = fee.Name, ["amount"] = fee.Amount.Amount }),
    };

    private static StatementBlock ReadBlock(BsonDocument document)
    {
        string currency = document.GetText("currency");
        return new StatementBlock(
            document["lines"].AsInt32,
            new Money(document["cost"].AsDecimal, currency),
            new Money(document["price"].AsDecimal, currency),
            document.FindNumber("tax") is { } tax ? new Money(tax, currency) : null)
        {
            Fees = document.GetList("fees", fee => new StatementFee(fee.GetText("name"), new Money(fee["amount"].AsDecimal, currency))),
        };
    }

    private static BsonDocument FromFile(StatementFile file) => new()
    {
        ["name"] = file.Name, ["stored"] = file.StoredName, ["sha256"] = file.Sha256, ["size"] = file.Size, ["rows"] = file.Rows,
    };

    private static StatementFile ReadFile(BsonDocument document) =>
        new(document.GetText("name"), document.GetText("stored"), document.GetText("sha256"), document["size"].AsInt64, document["rows"].AsInt32);
}
