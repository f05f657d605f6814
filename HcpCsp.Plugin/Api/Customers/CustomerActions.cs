using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>What people and programs do to a customer, each written into the audit trail.</summary>
internal sealed class CustomerActions(ICspStore store, ITenantDirectory tenants, IAuditLog audit, TimeProvider time)
{
    public SettingsOutcome Save(PageRequest request, CustomerSubject subject, SettingsForm form)
    {
        if (form.Errors is { Count: > 0 } errors)
            return new SettingsOutcome.Refused(errors);
        try
        {
            store.SaveCustomerSettings(form.ToSettings(subject.Account.Id, subject.Customer.Id));
        }
        catch (ConcurrentEditException)
        {
            return new SettingsOutcome.Conflict(store.GetCustomerSettings(subject.Account.Id, subject.Customer.Id));
        }

        audit.Append(AuditEntry.For(request, "csp.customer.settings-saved", subject.Name));
        return new SettingsOutcome.Saved(store.GetCustomerSettings(subject.Account.Id, subject.Customer.Id));
    }

    /// <param name="request">Who asks.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="tenantId">Tenant that it becomes; null ends its link.</param>
    /// <returns>Why it can't be, in words; null when it is done.</returns>
    public string? Link(PageRequest request, CustomerSubject subject, string? tenantId)
    {
        string key = AccountRules.CustomerKey(subject.Account.Id, subject.Customer.Id);
        if (tenantId is null)
        {
            EndLink(subject, key);
            audit.Append(AuditEntry.For(request, "csp.customer.tenant-unlinked", subject.Name));
            return null;
        }

        try
        {
            tenants.Link(key, tenantId);
        }
        catch (InvalidOperationException refusal)
        {
            // The directory says in words which of the two is linked to another.
            return refusal.Message;
        }

        audit.Append(AuditEntry.For(request, "csp.customer.tenant-linked", subject.Name));
        return null;
    }

    /// <summary>Kept before it goes: a crash in between leaves a link that isn't over, never one that nobody remembers.</summary>
    private void EndLink(CustomerSubject subject, string key)
    {
        if (tenants.ListLinks().FirstOrDefault(link => string.Equals(link.CustomerKey, key, StringComparison.Ordinal)) is { } link)
            store.SaveEndedLink(new EndedLink(subject.Account.Id, subject.Customer.Id, link.TenantId, link.LinkedAt, time.GetUtcNow()));
        tenants.Unlink(key);
    }
}

/// <summary>What came of saving Budget Settings.</summary>
internal abstract record SettingsOutcome
{
    private SettingsOutcome()
    {
    }

    public sealed record Saved(CustomerSettings Settings) : SettingsOutcome;

    /// <param name="Errors">By field.</param>
    public sealed record Refused(IReadOnlyDictionary<string, string> Errors) : SettingsOutcome;

    /// <param name="Theirs">What somebody else saved meanwhile.</param>
    public sealed record Conflict(CustomerSettings Theirs) : SettingsOutcome;
}
