using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.Api.Accounts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccountDetailAnswer))]
[JsonSerializable(typeof(RunAnswer[]))]
[JsonSerializable(typeof(RunDetailAnswer))]
[JsonSerializable(typeof(StartedRunAnswer))]
internal sealed partial class AccountsJson : JsonSerializerContext;
