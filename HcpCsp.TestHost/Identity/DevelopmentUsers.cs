using HcpCsp.Abstractions;

namespace HcpCsp.TestHost.Identity;

/// <summary>The people that one can be in the test host. There are no passwords: it is for development and demonstration.</summary>
internal static class DevelopmentUsers
{
    public static IReadOnlyList<HcpUser> All { get; } =
    [
        Make("casey", "Casey Admin", HcpRoles.CloudAdmin, null),
        Make("contoso-admin", "Toni Contoso", HcpRoles.TenantAdmin, "contoso"),
        Make("fabrikam-admin", "Fran Fabrikam", HcpRoles.TenantAdmin, "fabrikam"),
        Make("adventure-works-admin", "Alex Adventure", HcpRoles.TenantAdmin, "adventure-works"),
        Make("contoso-user", "Uma Contoso", HcpRoles.User, "contoso"),
    ];

    public static HcpUser? Find(string? id) => All.FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.Ordinal));

    /// <summary>Where mail for the person goes.</summary>
    public static string AddressOf(HcpUser user) => $"{user.Id}@hcp.example";

    private static HcpUser Make(string id, string name, string role, string? tenant) =>
        new() { Id = id, Name = name, Roles = new HashSet<string>(StringComparer.Ordinal) { role }, TenantId = tenant };
}
