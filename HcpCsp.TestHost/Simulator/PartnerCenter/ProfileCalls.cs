using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Who the partner is.</summary>
internal static class ProfileCalls
{
    public static Task OrganizationAsync(PartnerCenterCall call)
    {
        var partner = call.Partner.Profile;
        return call.AnswerAsync(
            new OrganizationProfile(
                partner.OrganizationId, partner.Name, AddressOf(partner), partner.TenantId, partner.Domain, "admin@" + partner.Domain, "en", partner.Culture,
                "organization_profile", Self("organization"), new Attributes("OrganizationProfile") { Etag = "1" }),
            WireJson.Default.OrganizationProfile);
    }

    public static Task MpnAsync(PartnerCenterCall call, SimulatedWorld world)
    {
        var partner = call.Partner.Profile;
        if (call.Request.Query["mpnId"] is [{ Length: > 0 } asked, ..])
        {
            var known = world.Partners.FirstOrDefault(other => string.Equals(other.Profile.MpnId, asked, StringComparison.Ordinal));
            if (known is null)
                return call.RefuseInvalidAsync(404, $"Partner Organization with partner_id {asked} could not be found");
            partner = known.Profile;
        }

        return call.AnswerAsync(new MpnProfile(partner.Name, partner.MpnId, "mpn_profile", Self("mpn"), new Attributes("MpnProfile")), WireJson.Default.MpnProfile);
    }

    public static Task LegalBusinessAsync(PartnerCenterCall call)
    {
        var partner = call.Partner.Profile;
        return call.AnswerAsync(
            new LegalBusinessProfile(
                partner.Name, AddressOf(partner), ContactOf(partner), "authorized", "none", "legal_business_profile",
                Self("legalbusiness"), new Attributes("PartnerLegalBusinessProfile")),
            WireJson.Default.LegalBusinessProfile);
    }

    public static Task BillingAsync(PartnerCenterCall call)
    {
        var partner = call.Partner.Profile;
        return call.AnswerAsync(
            new BillingProfile(
                partner.Name, AddressOf(partner), ContactOf(partner), "", partner.Country + "000000000", partner.LegacyBillingDay ?? 8, partner.BillingCurrency, "billing_profile",
                Self("billing"), new Attributes("PartnerBillingProfile")),
            WireJson.Default.BillingProfile);
    }

    private static Address AddressOf(PartnerProfile partner) =>
        new(partner.Country, "Springfield", "", "1 Simulated Way", "00000", "Adele", "Vance", "");

    private static Contact ContactOf(PartnerProfile partner) => new("Adele", "Vance", "admin@" + partner.Domain, "");

    private static Dictionary<string, Link> Self(string name) => new(StringComparer.Ordinal) { ["self"] = new Link("/profiles/" + name) };
}
