using System.Text.Json;
using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.ApiKeys;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Mail;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.PluginLoading;

namespace HcpCsp.TestHost.Storage;

/// <summary>Everything that the host itself reads and writes as JSON.</summary>
/// <remarks>Generated: the serializer's reflection would hold on to types of unloaded plugins.</remarks>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ManifestDraft))]
[JsonSerializable(typeof(AuditRecord))]
[JsonSerializable(typeof(StoredRun))]
[JsonSerializable(typeof(List<StoredSchedule>))]
[JsonSerializable(typeof(StoredNotification))]
[JsonSerializable(typeof(ReadMark))]
[JsonSerializable(typeof(NotificationState))]
[JsonSerializable(typeof(SentMail))]
[JsonSerializable(typeof(List<TenantLink>))]
[JsonSerializable(typeof(List<ApiKey>))]
internal sealed partial class HostJson : JsonSerializerContext;
