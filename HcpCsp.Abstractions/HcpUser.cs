namespace HcpCsp.Abstractions;

/// <summary>The person on whose behalf something happens. Made by the host from its session; a plugin never makes one up.</summary>
public sealed record HcpUser
{
    /// <summary>Stable id. Unique within the host; not for showing.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people: shown in run histories and audit entries.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The roles held, such as <see cref="HcpRoles.CloudAdmin"/>, and feature roles of any name. Compared ordinally. Empty for a
    /// signed-in person without any role; never null.
    /// </summary>
    public required IReadOnlySet<string> Roles { get; init; }

    /// <summary>Id of the tenant that the person belongs to; null for people of the cloud operator itself.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether the person holds a role.</summary>
    /// <param name="role">Role name, compared ordinally.</param>
    public bool IsInRole(string role) => Roles.Contains(role);
}

/// <summary>The host's own role names. Feature roles may have any other name.</summary>
public static class HcpRoles
{
    /// <summary>The operator of the cloud, without restriction.</summary>
    public const string CloudAdmin = "ROLE_CLOUD_ADMIN";

    /// <summary>The administrator of one tenant; sees that tenant only.</summary>
    public const string TenantAdmin = "ROLE_TENANT_ADMIN";

    /// <summary>An ordinary user of a tenant.</summary>
    public const string User = "ROLE_USER";
}
