using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>A document's header, and which versions of its lines and usage are in force.</summary>
internal static class InvoiceDocument
{
    public static string Key(string number) => Keys.Part(number);

    public static BsonDocument From(Invoice invoice) => new()
    {
        ["_id"] = Key(invoice.Number),
        ["number"] = invoice.Number,
        ["date"] = BsonFields.Moment(invoice.InvoiceDate),
        ["periodStart"] = BsonFields.Date(invoice.Period.Start),
        ["periodEnd"] = BsonFields.Date(invoice.Period.End),
        ["total"] = invoice.Total.Amount,
        ["currency"] = invoice.Total.Currency,
        ["paid"] = invoice.PaidAmount,
        ["documentType"] = invoice.DocumentType,
        ["invoiceType"] = invoice.InvoiceType,
        ["amends"] = BsonFields.Text(invoice.AmendsNumber),
        ["legacy"] = invoice.IsLegacy,
        ["details"] = invoice.Details.Count > 0 ? BsonFields.List(invoice.Details, From) : BsonValue.Null,
        ["lines"] = BsonFields.Text(invoice.Lines?.Id),
        ["usage"] = BsonFields.Text(invoice.Usage?.Id),
    };

    private static BsonDocument From(InvoiceDetail detail) => new() { ["provider"] = detail.Provider, ["kind"] = detail.Kind.ToString() };

    public static Invoice Read(BsonDocument document, Func<string, DocumentVersion> getVersion) => new()
    {
        Number = document.GetText("number"),
        InvoiceDate = document.GetMoment("date"),
        Period = new BillingPeriod(document.FindDate("periodStart").GetValueOrDefault(), document.FindDate("periodEnd").GetValueOrDefault()),
        Total = new Money(document["total"].AsDecimal, document.GetText("currency")),
        PaidAmount = document["paid"].AsDecimal,
        DocumentType = document.GetText("documentType"),
        InvoiceType = document.GetText("invoiceType"),
        AmendsNumber = document.FindText("amends"),
        IsLegacy = document["legacy"].AsBoolean,
        Details = document.GetList("details", detail => new InvoiceDetail(detail.GetText("provider"), detail.GetEnum("kind", LineKind.Billed))),
        Lines = document.FindText("lines") is { } lines ? getVersion(lines) : null,
        Usage = document.FindText("usage") is { } usage ? getVersion(usage) : null,
    };
}
