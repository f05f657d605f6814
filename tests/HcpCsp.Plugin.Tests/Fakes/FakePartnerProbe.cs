using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Microsoft as far as a registration asks it.</summary>
internal sealed class FakePartnerProbe(string tenantId) : IPartnerCenter, IPartnerProbe
{
    public string OrganizationTenant { get; set; } = tenantId;

    public bool? IsMfaCompliant { get; set; }

    /// <summary>Status of the refusal; null when the person may read.</summary>
    public int? RoleRefusal { get; set; }

    public int? BillingRefusal { get; set; }

    /// <summary>What happens meanwhile, before the last of the checks answers.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>How often the billing permission was tried.</summary>
    public int BillingChecks { get; private set; }

    public Task<ProbedOrganization> ProbeOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken) =>
        Task.FromResult(new ProbedOrganization(new Organization(OrganizationTenant, "Contoso CSP", "contoso.example"), IsMfaCompliant));

    public Task CheckRolesAsync(PartnerTenant tenant, CancellationToken cancellationToken) => AnswerAsync(RoleRefusal);

    public async Task CheckBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        BillingChecks++;
        await Meanwhile();
        await AnswerAsync(BillingRefusal);
    }

    public Task<Organization> GetOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<ListedCustomer>> ListCustomerPagesAsync(PartnerTenant tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly? from, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LineReading> ReadLinesAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static Task AnswerAsync(int? refusal) =>
        refusal is { } status ? Task.FromException(new PartnerCenterException("Refused") { Status = status }) : Task.CompletedTask;
}
