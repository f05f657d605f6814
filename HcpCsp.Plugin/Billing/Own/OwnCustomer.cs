using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Own;

/// <summary>The one customer that a tenant's people may see: found by the host's link of their tenant, never by anything of the address.</summary>
internal sealed record OwnCustomer(PartnerAccount Account, Customer Customer)
{
    /// <summary>Null when the person belongs to no tenant, or the tenant is no customer of ours.</summary>
    public static OwnCustomer? Find(HcpUser user, ICspStore store, ITenantDirectory tenants)
    {
        if (user.TenantId is not { Length: > 0 } tenantId)
            return null;
        string? key = tenants.ListLinks().FirstOrDefault(link => string.Equals(link.TenantId, tenantId, StringComparison.Ordinal))?.CustomerKey;
        foreach (PartnerAccount account in key is null ? [] : store.ListAccounts())
        {
            string prefix = AccountRules.CustomerKey(account.Id, "");
            if (key!.StartsWith(prefix, StringComparison.Ordinal) && store.OpenAccount(account.Id).FindCustomer(key[prefix.Length..]) is { } customer) // No accounts are listed without a key.
                return new OwnCustomer(account, customer);
        }

        return null;
    }
}
