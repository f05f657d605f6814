using HcpCsp.Abstractions;
using HcpCsp.TestHost.Tenants;

namespace HcpCsp.TestHost.Identity;

/// <summary>Roles in words.</summary>
internal static class RoleNames
{
    public static string Describe(HcpUser user)
    {
        string role = user switch
        {
            _ when user.IsInRole(HcpRoles.CloudAdmin) => "Cloud Admin",
            _ when user.IsInRole(HcpRoles.TenantAdmin) => "Tenant Admin",
            _ => "User",
        };
        var tenant = SeedTenants.All.FirstOrDefault(one => string.Equals(one.Id, user.TenantId, StringComparison.Ordinal));
        return tenant is null ? role : $"{role}, {tenant.Name}";
    }
}
