using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.Api.Customers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListedCustomerJson))]
[JsonSerializable(typeof(CustomerJson))]
[JsonSerializable(typeof(SettingsJson))]
[JsonSerializable(typeof(SubscriptionJson))]
[JsonSerializable(typeof(SpendingJson))]
[JsonSerializable(typeof(CustomerInvoiceJson))]
internal sealed partial class CustomersJson : JsonSerializerContext;
