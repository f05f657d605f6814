using System.Buffers;
using System.Globalization;
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
internal sealed class PartnerCenterClient(ApiCaller caller, BillingExports exports, LineReader lines, TimeProvider time) : IPartnerCenter, IPartnerProbe
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
        IReadOnlyList<Invoice> recent = await ListInvoicesAsync(tenant, DateOnly.FromDateTime(now.UtcDateTime.AddMonths(-3)), cancellationToken);
        if (recent.FirstOrDefault(static invoice => !invoice.IsLegacy) is not { } newest)
            return;
        try
        {
            await exports.StartAsync(tenant, new LineQuery.Billed(LineKind.Billed, newest.Total.Currency, newest.Number, IsLegacy: false), cancellationToken);
        }
        catch (PartnerCenterException exception) when (exception.Status is 400 or 404)
        {
            // Graph doesn't know this document: but it let us ask.
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ListedCustomer>> ListCustomerPagesAsync(
        PartnerTenant tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new PageWalk(caller, tenant, "v1/customers", [KeyValuePair.Create("size", CustomerPageSize)]);
        await foreach (IReadOnlyList<JsonElement> items in walk.ListPagesAsync(cancellationToken))
        {
            yield return items
                .Select(static item => item.Deserialize(WireJsonContext.Default.CustomerResponse)!.ToModel())
                .Select(static customer => string.Equals(customer.Id, CustomerId.Unassigned, StringComparison.Ordinal)
                    ? throw Failures.Malformed("", new JsonException("A customer in the list has no id."))
                    : customer)
                .ToList();
        }
    }

    public async Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        var walk = new PageWalk(caller, tenant, $"v1/customers/{Uri.EscapeDataString(customerId)}/subscriptions", []);
        var found = new List<Subscription>();
        await foreach (IReadOnlyList<JsonElement> items in walk.ListPagesAsync(cancellationToken))
            found.AddRange(items.Select(item => item.Deserialize(WireJsonContext.Default.SubscriptionResponse)!.ToModel(customerId, item.GetRawText())));
        return found;
    }

    public async Task<IReadOnlyList<Invoice>> ListInvoicesAsync(PartnerTenant tenant, DateOnly? from, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query = [KeyValuePair.Create("size", "200")];
        if (from is { } first)
            query.Add(KeyValuePair.Create("filter", ToDateFilter(first)));
        var byNumber = new Dictionary<string, Invoice>(StringComparer.OrdinalIgnoreCase);
        await foreach (IReadOnlyList<JsonElement> items in new PageWalk(caller, tenant, "v1/invoices", query).ListPagesAsync(cancellationToken))
        {
            foreach (Invoice invoice in items.SelectMany(static item => item.Deserialize(WireJsonContext.Default.InvoiceResponse)!.ToModels()))
            {
                // An amendment may be listed by itself too; only inside its tree it is sure to say what it amends.
                if (!byNumber.TryGetValue(invoice.Number, out Invoice? known) || known.AmendsNumber is null)
                    byNumber[invoice.Number] = invoice;
            }
        }

        return byNumber.Values
            .OrderByDescending(static invoice => invoice.InvoiceDate)
            .ThenByDescending(static invoice => invoice.Number, StringComparer.Ordinal)
            .ToList();
    }

    public Task<LineReading> ReadLinesAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken) =>
        lines.ReadAsync(tenant, query, knownETag, schema, onLine, cancellationToken);

    private Task<ApiAnswer> GetAsync(
        PartnerTenant tenant, string path, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        caller.GetPartnerCenterAsync(tenant, path, Guid.NewGuid(), headers, cancellationToken);

    // Invoices take a compound filter only, so an end is named too: one that no invoice reaches, whatever the time zone.
    private string ToDateFilter(DateOnly from)
    {
        DateOnly until = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(2);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteBound(writer, "LeftFilter", from, "greater_than_or_equals");
            WriteBound(writer, "RightFilter", until, "less_than");
            writer.WriteString("Operator", "and");
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteBound(Utf8JsonWriter writer, string name, DateOnly date, string comparison)
    {
        writer.WriteStartObject(name);
        writer.WriteString("Field", "InvoiceDate");
        writer.WriteString("Value", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("Operator", comparison);
        writer.WriteEndObject();
    }
}
