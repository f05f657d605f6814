using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>A partner account, and how much is known of it.</summary>
internal sealed record AccountAnswer
{
    [Description("Id of the partner account: what {id} stands for in other routes.")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    [Description("Tenant id of the partner at Microsoft.")]
    public required string TenantId { get; init; }

    [Description("State of the newest discovery, in words for people.")]
    public required string State { get; init; }

    [Description("How many customers are known.")]
    public required int Customers { get; init; }

    [Description("How many subscriptions are known.")]
    public required int Subscriptions { get; init; }

    [Description("How many invoices are known.")]
    public required int Invoices { get; init; }

    [Description("How many lines all invoices have.")]
    public required long Lines { get; init; }

    [Description("How many rows of rated usage all invoices have.")]
    public required long UsageLines { get; init; }

    [Description("How many units of work the newest discovery could not do.")]
    public required int UnitErrors { get; init; }
}
