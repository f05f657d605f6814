using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>Reads Microsoft's answers without reflection, names in any case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    Converters = [typeof(TextConverter), typeof(NumberConverter), typeof(FlagConverter), typeof(MomentConverter)])]
[JsonSerializable(typeof(LinksResponse))]
[JsonSerializable(typeof(CustomerResponse))]
[JsonSerializable(typeof(SubscriptionResponse))]
[JsonSerializable(typeof(InvoiceResponse))]
[JsonSerializable(typeof(OrganizationResponse))]
[JsonSerializable(typeof(OperationResponse))]
[JsonSerializable(typeof(ManifestResponse))]
[JsonSerializable(typeof(MpnProfileResponse))]
[JsonSerializable(typeof(BillingProfileResponse))]
[JsonSerializable(typeof(LegalBusinessProfileResponse))]
[JsonSerializable(typeof(AuditRecordResponse))]
[JsonSerializable(typeof(UsageEstimateResponse))]
[JsonSerializable(typeof(PartnerUsageResponse))]
[JsonSerializable(typeof(BudgetResponse))]
[JsonSerializable(typeof(AzureEntitlementResponse))]
[JsonSerializable(typeof(InvoiceSummaryResponse))]
[JsonSerializable(typeof(string))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
