using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One partner's own tenant with all that it sells.</summary>
internal sealed class PartnerTenant
{
    private readonly Dictionary<Guid, CustomerRecord> _byId;

    public PartnerTenant(PartnerProfile profile, IReadOnlyList<CustomerRecord> customers, LineSource lines, IReadOnlyList<InvoiceDocument> documents, LegacyBook legacy, DateOnly today, WorldStories stories)
    {
        Profile = profile;
        Customers = customers;
        Lines = lines;
        Invoices = new InvoiceBook(customers, lines, documents, stories);
        Listings = new LineListings(Invoices, lines);
        Legacy = legacy;
        Today = today;
        Estimates = new UsageEstimates(this);
        Audit = new AuditBook(this);
        _byId = customers.Where(customer => customer.Kind != CustomerKind.Former).ToDictionary(customer => customer.TenantId);
    }

    public PartnerProfile Profile { get; }

    public DateOnly Today { get; }

    public BillingMonth ThisMonth => BillingMonth.Of(Today);

    /// <summary>Everyone who ever had a line, listed or not.</summary>
    public IReadOnlyList<CustomerRecord> Customers { get; }

    public LineSource Lines { get; }

    public InvoiceBook Invoices { get; }

    public LineListings Listings { get; }

    public LegacyBook Legacy { get; }

    public UsageEstimates Estimates { get; }

    public AuditBook Audit { get; }

    public IEnumerable<CustomerRecord> ListedCustomers => Customers.Where(customer => customer.IsListed(ThisMonth));

    /// <summary>The lines that are on no document yet of this month or the one before; null once they are billed.</summary>
    public LineScope? FindUnbilled(bool isCurrent)
    {
        var month = isCurrent ? ThisMonth : ThisMonth.Plus(-1);
        // Usage takes a day to appear.
        var lastDay = isCurrent ? Today.Day - 1 : month.Days;
        return Invoices.Documents.Any(document => document.Month == month) ? null : new LineScope(month, lastDay, Variant: 0);
    }

    /// <summary>Whether the tenant was ever a customer.</summary>
    public bool Knows(Guid id) => _byId.ContainsKey(id);

    public CustomerRecord? FindListed(Guid id) => _byId.TryGetValue(id, out var customer) && customer.IsListed(ThisMonth) ? customer : null;
}

/// <summary>Who a partner is.</summary>
internal sealed record PartnerProfile(Guid TenantId, Guid OrganizationId, string Name, string Domain, string MpnId, string Country, string Culture, IReadOnlyList<Market> Markets)
{
    /// <summary>Of recurring invoices; null for a partner that never had any.</summary>
    public int? LegacyBillingDay { get; init; }

    public string BillingCurrency => Markets[0].Currency;
}
