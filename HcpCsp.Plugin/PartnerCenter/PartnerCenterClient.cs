using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter;

/// <inheritdoc cref="IPartnerCenter"/>
internal sealed class PartnerCenterClient(ApiCaller caller, InvoiceListing invoices, LineReader lines, TimeProvider time) : IPartnerCenter, IPartnerProbe
{
    private const string CustomerPageSize = "500";

    public async Task<Organization> GetOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await GetAsync(tenant, "v1/profiles/organization", [], cancellationToken);
        return ApiCaller.Parse(answer, WireJsonContext.Default.OrganizationResponse).ToModel();
    }

    public async Task<ProbedOrganization> ProbeOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await GetAsync(tenant, "v1/profiles/organization", [KeyValuePair.Create("ValidateMfa", "true")], cancellationToken);
        return new ProbedOrganization(ApiCaller.Parse(answer, WireJsonContext.Default.OrganizationResponse).ToModel(), answer.IsMfaCompliant);
    }

    public async Task CheckRolesAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        await GetAsync(tenant, "v1/customers?size=1", [], cancellationToken);
        await GetAsync(tenant, "v1/invoices?size=1", [], cancellationToken);
    }

    public async Task CheckBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        InvoiceList recent = await ListInvoicesAsync(tenant, DateOnly.FromDateTime(now.UtcDateTime.AddMonths(-3)), cancellationToken);
        if (recent.Invoices.FirstOrDefault(static invoice => !invoice.IsLegacy) is not { } newest)
            return;
        try
        {
            await lines.CheckAsync(tenant, new LineQuery.Billed(LineKind.Billed, newest.Total.Currency, newest.Number, IsLegacy: false), cancellationToken);
        }
        catch (PartnerCenterException exception) when (exception.Status is 400 or 404)
        {
            // Microsoft doesn't know the lines of this document: but it let us ask.
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ListedCustomer>> ListCustomerPagesAsync(
        PartnerTenant tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unreadable = new List<string>();
        var walk = new PageWalk(caller, tenant, "v1/customers", [KeyValuePair.Create("size", CustomerPageSize)]);
        await foreach (ListingPage page in walk.ListPagesAsync(cancellationToken))
            yield return page.Items.Select(item => FindCustomer(item, unreadable)).OfType<ListedCustomer>().ToList();
        if (unreadable.Count > 0)
            throw ListingItems.Unreadable("customers", unreadable);
    }

    public async Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        var walk = new PageWalk(caller, tenant, $"v1/customers/{Uri.EscapeDataString(customerId)}/subscriptions", []);
        var found = new List<Subscription>();
        await foreach (ListingPage page in walk.ListPagesAsync(cancellationToken))
            found.AddRange(page.ReadAll(WireJsonContext.Default.SubscriptionResponse, (response, item) => ToSubscription(response, item, customerId)));
        return found;
    }

    public Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly? from, CancellationToken cancellationToken) =>
        invoices.ListAsync(tenant, from, until: null, cancellationToken);

    public Task<LineReading> ReadLinesAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken) =>
        lines.ReadAsync(tenant, query, knownETag, schema, onLine, cancellationToken);

    private Task<ApiAnswer> GetAsync(
        PartnerTenant tenant, string path, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        caller.GetPartnerCenterAsync(tenant, path, Guid.NewGuid(), headers, cancellationToken);

    private static ListedCustomer? FindCustomer(ReadOnlyMemory<byte> item, List<string> unreadable)
    {
        ListedCustomer? customer = ListingItems.Find(item, WireJsonContext.Default.CustomerResponse)?.ToModel();
        if (customer is not null && !string.Equals(customer.Id, CustomerId.Unassigned, StringComparison.Ordinal))
            return customer;
        unreadable.Add(customer is null or { Name: "", Domain: "" } ? ListingItems.Quote(item) : $"a customer without an id, {customer.Name} ({customer.Domain})");
        return null;
    }

    private static Subscription ToSubscription(SubscriptionResponse response, ReadOnlyMemory<byte> item, string customerId)
    {
        Subscription subscription = response.ToModel(customerId, Encoding.UTF8.GetString(item.Span));
        return subscription.Id.Length > 0
            ? subscription
            : throw new JsonException($"A subscription has no id: {ListingItems.Quote(item)}");
    }
}
