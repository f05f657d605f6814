namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One partner's own tenant with all that it sells.</summary>
internal sealed class PartnerTenant
{
    private readonly Dictionary<Guid, CustomerRecord> _byId;

    public PartnerTenant(PartnerProfile profile, IReadOnlyList<CustomerRecord> customers, LineSource lines, IReadOnlyList<InvoiceDocument> documents, DateOnly today, WorldStories stories)
    {
        Profile = profile;
        Customers = customers;
        Lines = lines;
        Invoices = new InvoiceBook(customers, lines, documents, stories);
        Today = today;
        _byId = customers.Where(customer => customer.Kind != CustomerKind.Former).ToDictionary(customer => customer.TenantId);
    }

    public PartnerProfile Profile { get; }

    public DateOnly Today { get; }

    public BillingMonth ThisMonth => BillingMonth.Of(Today);

    /// <summary>Everyone who ever had a line, listed or not.</summary>
    public IReadOnlyList<CustomerRecord> Customers { get; }

    public LineSource Lines { get; }

    public InvoiceBook Invoices { get; }

    public IEnumerable<CustomerRecord> ListedCustomers => Customers.Where(customer => customer.IsListed(ThisMonth));

    public CustomerRecord? FindListed(Guid id) => _byId.TryGetValue(id, out var customer) && customer.IsListed(ThisMonth) ? customer : null;
}

/// <summary>Who a partner is.</summary>
internal sealed record PartnerProfile(Guid TenantId, Guid OrganizationId, string Name, string Domain, string MpnId, string Country, string Culture, IReadOnlyList<Market> Markets)
{
    public string BillingCurrency => Markets[0].Currency;
}
