using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Audit;

/// <summary>The audit log of the host and of all plugins: a file that only grows.</summary>
internal sealed class AuditTrail(HostFolders folders, TimeProvider time) : IDisposable
{
    private const int LongestSubject = 500;

    private readonly JsonLinesFile<AuditRecord> file = new(folders.InHost("audit.jsonl"), HostJson.Default.AuditRecord);

    /// <param name="plugin">Id of the plugin that reports it; null for the host.</param>
    /// <param name="entry">What happened.</param>
    public void Append(string? plugin, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        file.Append(new AuditRecord
        {
            At = time.GetUtcNow(),
            Plugin = plugin,
            EventType = entry.EventType,
            Subject = entry.Subject.Length > LongestSubject ? entry.Subject[..LongestSubject] : entry.Subject,
            UserId = entry.UserId,
            UserName = entry.UserName,
            TenantId = entry.TenantId,
            RemoteAddress = entry.RemoteAddress,
        });
    }

    /// <summary>What matches, newest first.</summary>
    public IReadOnlyList<AuditRecord> List(AuditFilter filter)
    {
        List<AuditRecord> found = [.. file.ReadAll().Where(filter.Matches)];
        found.Reverse();
        return found;
    }

    public void Dispose() => file.Dispose();
}
