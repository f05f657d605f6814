using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Writes a customer as Partner Center does: a list knows less than a call by id.</summary>
internal static class CustomerShape
{
    public static Customer Listed(CustomerRecord customer)
    {
        var self = SelfOf(customer);
        var company = new CompanyProfile(
            customer.TenantId, customer.Domain, customer.Name, Link(self + "/profiles/company"), new Attributes("CustomerCompanyProfile"));
        return new Customer(customer.TenantId, company, "reseller", Link(self), new Attributes("Customer"));
    }

    /// <summary>Address, e-mail and domains are left out where the partner has no delegated access.</summary>
    public static Customer Full(CustomerRecord customer)
    {
        var listed = Listed(customer);
        var hasAccess = customer.Number % 5 != 0;
        return listed with
        {
            CommerceId = customer.CommerceId,
            AllowDelegatedAccess = hasAccess,
            CompanyProfile = hasAccess ? listed.CompanyProfile with { Address = AddressOf(customer), Email = "info@" + customer.Domain } : listed.CompanyProfile,
            CustomDomains = hasAccess ? [customer.Domain] : null,
            AssociatedPartnerId = customer.Reseller?.TenantId.ToString(),
            BillingProfile = Billing(customer),
        };
    }

    public static CustomerBillingProfile Billing(CustomerRecord customer) => new(
        customer.CommerceId, "Nestor", "Wilke", "billing@" + customer.Domain, "en-" + customer.Country, "en", customer.Name, AddressOf(customer),
        Link(SelfOf(customer) + "/profiles/billing"), new Attributes("CustomerBillingProfile") { Etag = "-4242" + customer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    private static Address AddressOf(CustomerRecord customer) =>
        new(customer.Country, "Springfield", "", "1 Simulated Way", "00000", "Nestor", "Wilke", "");

    private static string SelfOf(CustomerRecord customer) => "/customers/" + customer.TenantId;

    private static Dictionary<string, Link> Link(string uri) => new(StringComparer.Ordinal) { ["self"] = new Link(uri) };
}
