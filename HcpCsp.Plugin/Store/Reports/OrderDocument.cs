using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class OrderDocument
{
    public static BsonDocument From(ReportOrder order) => new()
    {
        ["items"] = BsonFields.List(order.Items, static item => new BsonDocument { ["kind"] = item.Kind.ToString(), ["format"] = item.Format.ToString() }),
        ["dialect"] = order.Dialect is { } dialect ? FromDialect(dialect) : BsonValue.Null,
        ["customers"] = order.CustomerIds is { } customers ? BsonFields.Texts(customers) : BsonValue.Null,
        ["provisional"] = order.SendsProvisional,
        ["issuesFirst"] = order.IssuesFirst,
        ["issuesAnew"] = order.IssuesAnew,
        ["mailTo"] = BsonFields.Texts(order.MailTo),
        ["mailsCustomers"] = order.MailsCustomers,
    };

    public static ReportOrder Read(BsonDocument document) => new()
    {
        Items = document.GetList("items", static item => new ReportItem(Enum.Parse<ReportKind>(item.GetText("kind")), Enum.Parse<ReportFormat>(item.GetText("format")))),
        Dialect = document["dialect"].IsDocument ? ReadDialect(document["dialect"].AsDocument) : null,
        CustomerIds = document["customers"].IsArray ? document.GetTexts("customers") : null,
        SendsProvisional = document["provisional"].AsBoolean,
        IssuesFirst = document["issuesFirst"].AsBoolean,
        IssuesAnew = document["issuesAnew"].AsBoolean,
        MailTo = document.GetTexts("mailTo"),
        MailsCustomers = document["mailsCustomers"].AsBoolean,
    };

    private static BsonDocument FromDialect(CsvDialect dialect) => new()
    {
        ["separator"] = dialect.Separator.ToString(), ["decimal"] = dialect.DecimalSign.ToString(), ["dates"] = dialect.DateForm, ["mark"] = dialect.HasByteOrderMark,
    };

    private static CsvDialect ReadDialect(BsonDocument document) =>
        new(document.GetText("separator")[0], document.GetText("decimal")[0], document.GetText("dates"), document["mark"].AsBoolean);
}
