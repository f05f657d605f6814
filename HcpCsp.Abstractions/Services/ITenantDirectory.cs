namespace HcpCsp.Abstractions.Services;

/// <summary>The host's tenants, and which customer of a plugin each of them is. One customer is one tenant, at most.</summary>
public interface ITenantDirectory
{
    /// <summary>All tenants, by name.</summary>
    IReadOnlyList<HcpTenant> ListTenants();

    /// <summary>All links made by this plugin, in no particular order.</summary>
    IReadOnlyList<TenantLink> ListLinks();

    /// <summary>Links a customer to a tenant. Harmless when just this link exists already.</summary>
    /// <param name="customerKey">The plugin's key of the customer; at most 200 characters.</param>
    /// <param name="tenantId">Id of the tenant.</param>
    /// <returns>The link.</returns>
    /// <exception cref="InvalidOperationException">Either of the two is linked to another already, or the tenant is unknown; the message says which.</exception>
    TenantLink Link(string customerKey, string tenantId);

    /// <summary>Ends the link of a customer. Harmless when there is none.</summary>
    /// <param name="customerKey">The plugin's key of the customer.</param>
    void Unlink(string customerKey);
}

/// <summary>A tenant of the host.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
public sealed record HcpTenant(string Id, string Name);

/// <summary>That a customer is a tenant.</summary>
/// <param name="CustomerKey">The plugin's key of the customer.</param>
/// <param name="TenantId">Id of the tenant.</param>
/// <param name="LinkedAt">When it was linked, UTC.</param>
public sealed record TenantLink(string CustomerKey, string TenantId, DateTimeOffset LinkedAt);
