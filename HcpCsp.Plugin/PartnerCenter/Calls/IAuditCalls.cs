using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <summary>What was done in Partner Center, and by whom.</summary>
internal interface IAuditCalls
{
    /// <summary>Streams records page by page. Microsoft keeps 90 days: what is asked of the time before is cut off.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="filter">Null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<IReadOnlyList<AuditRecord>> ListPagesAsync(
        PartnerTenant tenant, DateOnly from, DateOnly to, AuditFilter? filter, CancellationToken cancellationToken);
}

/// <summary>The filters that audit records take.</summary>
/// <param name="Field">Microsoft's name of the field.</param>
/// <param name="Operator">How it compares.</param>
internal sealed record AuditFilter(string Field, string Value, string Operator)
{
    public static AuditFilter ByCompany(string part) => new("CompanyName", part, "substring");

    public static AuditFilter ByCustomer(string customerId) => new("CustomerId", customerId, "equals");

    public static AuditFilter ByResource(string type) => new("ResourceType", type, "equals");
}
