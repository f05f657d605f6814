using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Documents with their lines; sums are made from the lines as loading makes them.</summary>
internal sealed class InMemoryAccountStore : IAccountStore
{
    // Prices are calculated on several threads.
    private readonly Lock gate = new();
    private readonly Dictionary<string, Invoice> invoices = [];
    private readonly Dictionary<string, IReadOnlyList<InvoiceLine>> lines = [];
    private readonly Dictionary<string, ILookup<string, InvoiceLine>> byCustomer = [];
    private readonly Dictionary<string, IReadOnlyList<LineSummary>> summaries = [];
    private readonly Dictionary<(string, string, string), PriceSummary> prices = [];

    private readonly List<OpenPeriod> openPeriods = [];
    private readonly Dictionary<string, UsageLine[]> usage = new(StringComparer.Ordinal);

    public long Revision { get; private set; }

    /// <summary>How often lines were opened: (version, customer).</summary>
    public List<(string Version, string? Customer)> Reads { get; } = [];

    public IReadOnlyCollection<PriceSummary> Prices => prices.Values;

    public List<Customer> Customers { get; } = [];

    /// <summary>Puts a document with its lines; null lines for a header whose lines aren't read.</summary>
    public InMemoryAccountStore With(Invoice invoice, IReadOnlyList<InvoiceLine>? itsLines)
    {
        Revision++;
        if (itsLines is null)
        {
            invoices[invoice.Number] = invoice with { Lines = null };
            return this;
        }

        string version = $"{invoice.Number}-v{Revision}";
        for (int index = 0; index < itsLines.Count; index++)
            itsLines[index].Position = index;
        lines[version] = itsLines;
        summaries[version] = [.. itsLines
            .GroupBy(line => (Customer: CustomerId.Normalize(line.CustomerId), Currency: LineAmounts.CurrencyOf(line, invoice.Total.Currency)))
            .Select(group => Summarize(version, group.Key.Customer, group.Key.Currency, [.. group]))
            .OrderBy(summary => summary.CustomerName, StringComparer.Ordinal)];
        invoices[invoice.Number] = invoice with
        {
            Lines = new DocumentVersion
            {
                Id = version,
                InvoiceNumber = invoice.Number,
                Kind = LineKind.Billed,
                ETag = "0x8DC" + invoice.Number,
                DataCreatedAt = itsLines.Count == 0 ? null : invoice.InvoiceDate.AddHours(5),
                LoadedAt = invoice.InvoiceDate.AddDays(1),
                LineCount = itsLines.Count,
                Total = itsLines
                    .Where(line => string.Equals(LineAmounts.CurrencyOf(line, invoice.Total.Currency), invoice.Total.Currency, StringComparison.Ordinal))
                    .Sum(line => LineAmounts.FindTotal(line) ?? 0m),
                Blobs = itsLines.Count == 0 ? [] : [new BlobReceipt("part-0.json.gz", itsLines.Count, 1000, new string('a', 64))],
            },
        };
        return this;
    }

    /// <summary>Puts what a month comes to so far, in place of what was there.</summary>
    public InMemoryAccountStore WithOpen(string currency, DateOnly month, DateTimeOffset asOf, params InvoiceLine[] itsLines)
    {
        string number = $"open-{currency}-{month:yyyy-MM}";
        With(new Invoice { Number = number, InvoiceDate = asOf, Period = BillingPeriod.Month(month.Year, month.Month), Total = Money.Zero(currency), DocumentType = "invoice" }, itsLines);
        DocumentVersion version = invoices[number].Lines! with { InvoiceNumber = "", DataCreatedAt = asOf };
        invoices.Remove(number);
        openPeriods.RemoveAll(period => period.Kind == LineKind.Billed && period.Month == month && string.Equals(period.Currency, currency, StringComparison.Ordinal));
        openPeriods.Add(new OpenPeriod(currency, month, LineKind.Billed, version));
        return this;
    }

    /// <summary>Puts the daily usage of a document that is there.</summary>
    public InMemoryAccountStore WithUsage(string number, params UsageLine[] itsUsage)
    {
        invoices[number] = invoices[number] with { Usage = KeepUsage(number, itsUsage, invoices[number].InvoiceDate) };
        return this;
    }

    /// <summary>Puts the daily usage of a month that isn't billed yet.</summary>
    public InMemoryAccountStore WithOpenUsage(string currency, DateOnly month, DateTimeOffset asOf, params UsageLine[] itsUsage)
    {
        openPeriods.Add(new OpenPeriod(currency, month, LineKind.Usage, KeepUsage($"open-usage-{currency}-{month:yyyy-MM}", itsUsage, asOf)));
        return this;
    }

    /// <summary>Changes a stored header, as a bug or a restatement would.</summary>
    public void Change(string number, Func<Invoice, Invoice> change) => invoices[number] = change(invoices[number]);

    /// <summary>Changes stored sums, as a bug would.</summary>
    public void ChangeSummaries(string number, Func<LineSummary, LineSummary> change)
    {
        string version = invoices[number].Lines!.Id;
        summaries[version] = [.. summaries[version].Select(change)];
    }

    public IReadOnlyList<Invoice> ListInvoices() => [.. AmendmentTree.MarkVoided(invoices.Values).OrderByDescending(invoice => invoice.InvoiceDate)];

    public Invoice? FindInvoice(string number) => ListInvoices().FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.Ordinal));

    public IReadOnlyList<LineSummary> ListSummaries(string versionId) => summaries[versionId];

    public IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId)
    {
        ILookup<string, InvoiceLine>? ofCustomer;
        lock (gate)
        {
            Reads.Add((versionId, customerId));
            if (!byCustomer.TryGetValue(versionId, out ofCustomer))
                byCustomer[versionId] = ofCustomer = lines[versionId].ToLookup(line => CustomerId.Normalize(line.CustomerId), StringComparer.Ordinal);
        }

        return customerId is null ? ofCustomer.OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group) : ofCustomer[customerId];
    }

    public PriceSummary? FindPrices(string versionId, string customerId, string currency, string rulesFingerprint) =>
        prices.TryGetValue((versionId, customerId, currency), out PriceSummary? found) && string.Equals(found.RulesFingerprint, rulesFingerprint, StringComparison.Ordinal) ? found : null;

    public IReadOnlyList<PriceSummary> ListPrices(string versionId) => [.. prices.Values.Where(one => string.Equals(one.VersionId, versionId, StringComparison.Ordinal))];

    public void SavePrices(PriceSummary prices) => this.prices[(prices.VersionId, prices.CustomerId, prices.Currency)] = prices;

    public IReadOnlyList<Customer> ListCustomers() => Customers;

    public Customer? FindCustomer(string customerId) => Customers.Find(customer => string.Equals(customer.Id, customerId, StringComparison.Ordinal));

    public IReadOnlyList<CustomerMovement> ListCustomerMovements() => [];

    public IReadOnlyList<DocumentVersion> ListVersions(string invoiceNumber, LineKind kind) =>
        FindInvoice(invoiceNumber) is { } invoice && (kind == LineKind.Billed ? invoice.Lines : invoice.Usage) is { } version ? [version] : [];

    public IEnumerable<CustomerRestatement> CompareVersions(string earlierId, string laterId) => throw new NotSupportedException();

    public IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId) => throw new NotSupportedException();

    public void DropVersion(string versionId) => throw new NotSupportedException();

    public IReadOnlyList<Subscription> ListSubscriptions(string customerId) => [];

    public IEnumerable<Subscription> ReadSubscriptions() => [];

    public IReadOnlyDictionary<string, int> CountSubscriptions() => new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<(Invoice Invoice, LineSummary Summary)> ListCustomerSummaries(string customerId) => throw new NotSupportedException();

    public IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId) =>
    [
        .. usage[versionId].GroupBy(line => (Customer: CustomerId.Normalize(line.CustomerId), Currency: line.BillingCurrency ?? "")).Select(group => new UsageSummary
        {
            VersionId = versionId,
            CustomerId = group.Key.Customer,
            Currency = group.Key.Currency,
            LineCount = group.Count(),
            Cost = group.Sum(line => line.BillingPreTaxTotal ?? 0m),
        }),
    ];

    public IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId) =>
        usage[versionId].Where(line => customerId is null || string.Equals(CustomerId.Normalize(line.CustomerId), customerId, StringComparison.Ordinal));

    public IReadOnlyDictionary<string, UnitCheckpoint> ListCheckpoints() => throw new NotSupportedException();

    public UnitCheckpoint? FindCheckpoint(string key) => throw new NotSupportedException();

    public void SaveCheckpoint(UnitCheckpoint checkpoint) => throw new NotSupportedException();

    public void SaveCustomers(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint) => throw new NotSupportedException();

    public void MarkUnlistedCustomers(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint) => throw new NotSupportedException();

    public void SaveSubscriptions(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint) => throw new NotSupportedException();

    public void SaveInvoices(IReadOnlyList<Invoice> invoices, UnitCheckpoint checkpoint) => throw new NotSupportedException();

    public IReadOnlyList<OpenPeriod> ListOpenPeriods() => [.. openPeriods.OrderByDescending(period => period.Month).ThenBy(period => period.Currency, StringComparer.Ordinal)];

    public IVersionLoad<InvoiceLine> LoadOpenLines(string currency, DateOnly month) => throw new NotSupportedException();

    public IVersionLoad<UsageLine> LoadOpenUsage(string currency, DateOnly month) => throw new NotSupportedException();

    public IVersionLoad<InvoiceLine> LoadLines(string invoiceNumber) => throw new NotSupportedException();

    public IVersionLoad<UsageLine> LoadUsage(string invoiceNumber) => throw new NotSupportedException();

    private DocumentVersion KeepUsage(string name, UsageLine[] itsUsage, DateTimeOffset builtAt)
    {
        Revision++;
        string version = $"{name}-usage-v{Revision}";
        usage[version] = itsUsage;
        return new DocumentVersion
        {
            Id = version,
            InvoiceNumber = "",
            Kind = LineKind.Usage,
            ETag = "0x8DD" + name,
            DataCreatedAt = builtAt,
            LoadedAt = builtAt,
            LineCount = itsUsage.Length,
            Total = itsUsage.Sum(line => line.BillingPreTaxTotal ?? 0m),
        };
    }

    private static LineSummary Summarize(string version, string customerId, string currency, IReadOnlyList<InvoiceLine> lines) => new()
    {
        VersionId = version,
        CustomerId = customerId,
        CustomerName = lines[0].CustomerName ?? "",
        Currency = currency,
        LineCount = lines.Count,
        Subtotal = lines.Sum(line => LineAmounts.FindCost(line) ?? 0m),
        Tax = lines.Sum(line => line.TaxTotal ?? 0m),
        Total = lines.Sum(line => LineAmounts.FindTotal(line) ?? 0m),
        Buckets = [.. lines.GroupBy(SummaryKey.Of).Select(group => new SummaryBucket
        {
            Family = group.Key.Family,
            ProductName = group.Key.ProductName,
            SubscriptionId = group.Key.SubscriptionId,
            ChargeType = group.Key.ChargeType,
            LineCount = group.Count(),
            Subtotal = group.Sum(line => LineAmounts.FindCost(line) ?? 0m),
        })],
    };
}
