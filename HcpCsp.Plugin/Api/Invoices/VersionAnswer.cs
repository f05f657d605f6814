using System.ComponentModel;
using System.Text.Json.Serialization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>One version of a document's lines.</summary>
internal sealed record VersionAnswer(
    string Id, DateTimeOffset LoadedAt,
    [property: Description("When Microsoft made that data; null when it doesn't say.")] DateTimeOffset? DataCreatedAt,
    int LineCount, string Currency,
    [property: Description("Sum of the lines with tax.")] decimal Total,
    [property: Description("Whether figures are of it.")] bool InForce)
{
    public static VersionAnswer Of(DocumentVersion version, InvoiceBill bill) => new(
        version.Id, version.LoadedAt, version.DataCreatedAt, version.LineCount, bill.Invoice.Total.Currency, version.Total, string.Equals(version.Id, bill.Invoice.Lines?.Id, StringComparison.Ordinal));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InvoiceDetailAnswer))]
[JsonSerializable(typeof(TieOutAnswer))]
[JsonSerializable(typeof(VersionAnswer[]))]
[JsonSerializable(typeof(RestatementAnswer))]
[JsonSerializable(typeof(CustomerRestatementAnswer[]))]
[JsonSerializable(typeof(LineRestatementAnswer[]))]
internal sealed partial class InvoicesJson : JsonSerializerContext;
