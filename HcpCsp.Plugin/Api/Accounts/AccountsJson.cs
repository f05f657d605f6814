using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.Api.Accounts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(RunDetailJson))]
[JsonSerializable(typeof(StartedRunJson))]
internal sealed partial class AccountsJson : JsonSerializerContext;
