namespace HcpCsp.Plugin.Model;

/// <summary>That a customer was an HCP tenant for a while. Kept, since billing periods of that while stay those of a managed customer.</summary>
internal sealed record EndedLink(string AccountId, string CustomerId, string TenantId, DateTimeOffset LinkedAt, DateTimeOffset EndedAt);
