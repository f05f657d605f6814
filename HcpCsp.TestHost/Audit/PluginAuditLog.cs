using HcpCsp.Abstractions.Services;

namespace HcpCsp.TestHost.Audit;

/// <summary>The audit log as one plugin sees it.</summary>
internal sealed class PluginAuditLog(AuditTrail trail, string pluginId) : IAuditLog
{
    public void Append(AuditEntry entry) => trail.Append(pluginId, entry);
}
