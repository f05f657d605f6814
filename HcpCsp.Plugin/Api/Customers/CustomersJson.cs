using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.Api.Customers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ListedCustomerAnswer[]))]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(SettingsAnswer))]
[JsonSerializable(typeof(SubscriptionAnswer[]))]
[JsonSerializable(typeof(SpendingAnswer[]))]
[JsonSerializable(typeof(CustomerInvoiceAnswer[]))]
internal sealed partial class CustomersJson : JsonSerializerContext;
