namespace HcpCsp.TestHost.Audit;

/// <summary>Which audit entries are wanted; null means any. Texts match a part, without case.</summary>
internal sealed record AuditFilter(string? Tenant, string? User, string? RemoteAddress, string? EventType, DateOnly? From, DateOnly? To)
{
    public bool Matches(AuditRecord entry) =>
        (Tenant is null || string.Equals(entry.TenantId, Tenant, StringComparison.OrdinalIgnoreCase))
        && IsPart(User, entry.UserName)
        && IsPart(RemoteAddress, entry.RemoteAddress)
        && IsPart(EventType, entry.EventType)
        && (From is not { } from || Day(entry) >= from)
        && (To is not { } to || Day(entry) <= to);

    private static bool IsPart(string? wanted, string? text) =>
        wanted is null || (text?.Contains(wanted, StringComparison.OrdinalIgnoreCase) ?? false);

    private static DateOnly Day(AuditRecord entry) => DateOnly.FromDateTime(entry.At.UtcDateTime);
}
