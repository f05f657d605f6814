using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>A partner tenant in memory. Names every request, such as <c>lines G1</c>, and fails those it is told to.</summary>
internal sealed class FakePartnerCenter : IPartnerCenter, IAuditCalls, IProfileCalls
{
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentDictionary<string, Func<Exception>> failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> failuresLeft = new(StringComparer.Ordinal);
    private readonly List<List<ListedCustomer>> pages = [];
    private readonly List<AuditRecord[]> auditPages = [];
    private readonly Dictionary<string, IReadOnlyList<Subscription>> subscriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Invoice> invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Number, LineKind Kind), Content> exports = [];

    /// <summary>Called for every request before it is answered; for tests that stop a run at a certain one.</summary>
    public Action<string> OnRequest { get; set; } = static _ => { };

    /// <summary>Awaited before a request is answered; for tests of what goes on at the same time.</summary>
    public Func<string, Task> OnAskedAsync { get; set; } = static _ => Task.CompletedTask;

    /// <summary>How many rows more each receipt claims than were handed over.</summary>
    public int RowsTooMany { get; set; }

    public IReadOnlyList<string> Requests => [.. requests];

    public DateOnly? InvoicesAskedFrom { get; private set; }

    public (DateOnly From, DateOnly To)? AuditAskedFor { get; private set; }

    /// <summary>Documents of the listing that nobody can read.</summary>
    public IReadOnlyList<string> UnreadableInvoices { get; set; } = [];

    /// <summary>Customers of the listing that nobody can read.</summary>
    public IReadOnlyList<string> UnreadableCustomers { get; set; } = [];

    public int Count(string prefix) => requests.Count(request => request.StartsWith(prefix, StringComparison.Ordinal));

    public void ForgetRequests() => requests.Clear();

    public FakePartnerCenter WithCustomers(params string[] ids)
    {
        pages.Add([.. ids.Select(id => new ListedCustomer(id, $"Customer {id}", $"{id}.example", "US", "reseller"))]);
        foreach (string id in ids)
            subscriptions[id] = [new Subscription { Id = $"sub-{id}", CustomerId = id, Name = "Plan" }];
        return this;
    }

    public FakePartnerCenter WithoutCustomers()
    {
        pages.Clear();
        return this;
    }

    /// <summary>A page of audit records, whatever days are asked for.</summary>
    public FakePartnerCenter WithAudit(params string[] customerIds)
    {
        auditPages.Add([.. customerIds.Select((id, i) => new AuditRecord { Id = $"audit-{i}", OperatedAt = DateTimeOffset.UnixEpoch, CustomerId = id })]);
        return this;
    }

    public FakePartnerCenter WithoutAudit()
    {
        auditPages.Clear();
        return this;
    }

    public FakePartnerCenter WithInvoice(Invoice invoice, string eTag, params InvoiceLine[][] blobs)
    {
        invoices[invoice.Number] = invoice;
        exports[(invoice.Number, LineKind.Billed)] = new Content(eTag, blobs);
        return this;
    }

    public FakePartnerCenter WithUsage(string number, string eTag, params UsageLine[][] blobs)
    {
        exports[(number, LineKind.Usage)] = new Content(eTag, blobs);
        return this;
    }

    /// <summary>What no document bills yet. Named <c>USD Current</c> among the requests.</summary>
    public FakePartnerCenter WithUnbilled(string currency, UnbilledPeriod period, string eTag, params InvoiceLine[] lines)
    {
        exports[($"{currency} {period}", LineKind.Billed)] = new Content(eTag, [lines]);
        return this;
    }

    public FakePartnerCenter WithUnbilledUsage(string currency, UnbilledPeriod period, string eTag, params UsageLine[] lines)
    {
        exports[($"{currency} {period}", LineKind.Usage)] = new Content(eTag, [lines]);
        return this;
    }

    public FakePartnerCenter WithoutUnbilled(string currency, UnbilledPeriod period)
    {
        exports.Remove(($"{currency} {period}", LineKind.Billed));
        exports.Remove(($"{currency} {period}", LineKind.Usage));
        return this;
    }

    /// <summary>Of the partner's own billing profile.</summary>
    public string ProfileCurrency { get; set; } = "";

    /// <summary>Fails every request of that name until <see cref="Recover"/>.</summary>
    public FakePartnerCenter Failing(string request, Func<Exception> exception, int times = int.MaxValue)
    {
        failures[request] = exception;
        failuresLeft[request] = times;
        return this;
    }

    public void Recover() => failures.Clear();

    public async Task<Organization> GetOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        await AnswerAsync("organization", cancellationToken);
        return new Organization(tenant.TenantId, "Contoso Partner GmbH", "contoso.example");
    }

    async Task<BillingProfile> IProfileCalls.GetBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        await AnswerAsync("billing profile", cancellationToken);
        return new BillingProfile("Contoso Partner GmbH", ProfileCurrency, "", "", null, null);
    }

    Task<MpnLookup> IProfileCalls.FindMpnAsync(PartnerTenant tenant, string? mpnId, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<LegalBusinessProfile> IProfileCalls.GetLegalBusinessAsync(PartnerTenant tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CheckRolesAsync(PartnerTenant tenant, CancellationToken cancellationToken) => AnswerAsync("roles", cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<ListedCustomer>> ListCustomerPagesAsync(PartnerTenant tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int page = 0; page < pages.Count; page++)
        {
            await AnswerAsync($"customers {page + 1}", cancellationToken);
            yield return pages[page];
        }

        if (UnreadableCustomers.Count > 0)
            throw ListingItems.Unreadable("customers", UnreadableCustomers);
    }

    async IAsyncEnumerable<IReadOnlyList<AuditRecord>> IAuditCalls.ListPagesAsync(
        PartnerTenant tenant, DateOnly from, DateOnly to, AuditFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AuditAskedFor = (from, to);
        await AnswerAsync("audit 1", cancellationToken);
        for (int page = 0; page < auditPages.Count; page++)
        {
            if (page > 0)
                await AnswerAsync($"audit {page + 1}", cancellationToken);
            yield return auditPages[page];
        }
    }

    public async Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken)
    {
        await AnswerAsync($"subscriptions {customerId}", cancellationToken);
        return subscriptions.GetValueOrDefault(customerId) ?? [];
    }

    public async Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly? from, CancellationToken cancellationToken)
    {
        InvoicesAskedFrom = from;
        await AnswerAsync("invoices", cancellationToken);
        return new InvoiceList(
            [.. invoices.Values.Where(invoice => from is null || DateOnly.FromDateTime(invoice.InvoiceDate.UtcDateTime) >= from).OrderByDescending(invoice => invoice.InvoiceDate)],
            UnreadableInvoices);
    }

    public async Task<LineReading> ReadLinesAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        string number = query is LineQuery.Unbilled unbilled ? $"{query.Currency} {unbilled.Period}" : ((LineQuery.Billed)query).InvoiceNumber;
        await AnswerAsync($"export {query.Kind} {number}", cancellationToken);
        if (exports.GetValueOrDefault((number, query.Kind)) is not { } content)
            return new LineReading.ProvenEmpty();
        if (content.ETag.Length > 0 && string.Equals(content.ETag, knownETag, StringComparison.Ordinal))
            return new LineReading.Unchanged(content.ETag);

        var receipts = new List<BlobReceipt>();
        for (int blob = 0; blob < content.Blobs.Length; blob++)
        {
            Array lines = content.Blobs[blob];

            // The first line goes out before a failure, as when a connection breaks off in the middle.
            if (lines.Length > 0)
                onLine(Copy((TLine)lines.GetValue(0)!, schema));
            await AnswerAsync($"blob {query.Kind} {number} {blob}", cancellationToken);
            for (int i = 1; i < lines.Length; i++)
                onLine(Copy((TLine)lines.GetValue(i)!, schema));
            receipts.Add(new BlobReceipt($"part-{blob}.json.gz", lines.Length + RowsTooMany, 100, "00"));
        }

        return new LineReading.Whole(content.ETag, new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero), receipts);
    }

    private static TLine Copy<TLine>(TLine line, LineSchema<TLine> schema)
    {
        TLine copy = schema.Create();
        foreach (LineColumn<TLine> column in schema.Columns)
        {
            if (column is TextColumn<TLine> text && text.Get(line) is { } value)
                text.Set(copy, value);
            else if (column is NumberColumn<TLine> number && number.Get(line) is { } amount)
                number.Set(copy, amount);
        }

        return copy;
    }

    private async Task AnswerAsync(string request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        OnRequest(request);
        await Task.Yield();
        await OnAskedAsync(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (failures.TryGetValue(request, out Func<Exception>? failure) && failuresLeft.AddOrUpdate(request, 0, static (_, left) => left - 1) >= 0)
            throw failure();
    }

    private sealed record Content(string ETag, Array[] Blobs);
}
