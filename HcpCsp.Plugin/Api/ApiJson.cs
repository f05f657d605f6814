using System.Text.Json.Serialization;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Backups;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Api.Own;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Api.Usage;

namespace HcpCsp.Plugin.Api;

/// <summary>Writes every answer of the API, and tells its schema. What isn't nullable is always there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccountAnswer[]))]
[JsonSerializable(typeof(BackupAnswer[]))]
[JsonSerializable(typeof(CustomerBillAnswer[]))]
[JsonSerializable(typeof(DeliveryAnswer))]
[JsonSerializable(typeof(InvoiceAnswer[]))]
[JsonSerializable(typeof(LineAnswer[]))]
[JsonSerializable(typeof(MissedCreditAnswer[]))]
[JsonSerializable(typeof(OwnDetailsAnswer))]
[JsonSerializable(typeof(OwnMonthAnswer[]))]
[JsonSerializable(typeof(OwnStatementAnswer[]))]
[JsonSerializable(typeof(ReconciledAnswer[]))]
[JsonSerializable(typeof(ReportRunAnswer))]
[JsonSerializable(typeof(ReportRunAnswer[]))]
[JsonSerializable(typeof(ReportRunDetailAnswer))]
[JsonSerializable(typeof(ScheduleAnswer))]
[JsonSerializable(typeof(ScheduleAnswer[]))]
[JsonSerializable(typeof(StatementAnswer))]
[JsonSerializable(typeof(StatementAnswer[]))]
[JsonSerializable(typeof(StatementRunAnswer[]))]
[JsonSerializable(typeof(UsageAnswer))]
[JsonSerializable(typeof(VerifiedAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
