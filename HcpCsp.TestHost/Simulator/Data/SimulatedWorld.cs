using HcpCsp.TestHost.Simulator.Data.Legacy;
using HcpCsp.TestHost.Simulator.Data.Worlds;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>All of the simulated Microsoft's data, following from a seed, a scale and a day.</summary>
internal sealed class SimulatedWorld
{
    private static readonly PartnerProfile[] Profiles =
    [
        new(
            new Guid("0d5e5c1a-7c3b-4a52-9a0e-3f6d1c2b4a01"), new Guid("7f1f6a55-0c0b-4b53-8f6e-02a7f4f0c101"), "Contoso CSP (US)", "contosocsp.onmicrosoft.com", "4870137", "US", "en-US",
            [
                new Market("USD", "$", 7, 0.0825m, ["US", "CA"]) { HasFormerCustomer = true },
                new Market("JPY", "¥", 3, 0.10m, ["JP"]),
            ]) { LegacyBillingDay = 21 },
        new(
            new Guid("b3a9f0d2-51e4-4c6f-8d27-6a1e9c7f5b02"), new Guid("2c9d3c0e-9a5f-4a3e-b1b4-8b6a5f0bb202"), "Fabrikam CSP (EMEA)", "fabrikamcsp.onmicrosoft.com", "5561902", "IE", "en-IE",
            [
                new Market("EUR", "€", 5, 0.23m, ["IE", "DE", "FR", "NL"]) { HasFormerCustomer = true },
                new Market("GBP", "£", 3, 0.20m, ["GB"]),
                new Market("KWD", "KWD", 2, 0m, ["KW"]) { HasAzure = false },
            ]),
    ];

    /// <param name="scale">How much; what is extreme has its own.</param>
    public SimulatedWorld(Scale scale, long seed, DateOnly today, World world = World.Usual)
    {
        var anchor = new BillingMonth(today.Year * 12);
        var partners = new List<PartnerTenant>(Profiles.Length);
        for (var index = 0; index < Profiles.Length; index++)
        {
            var isStretched = world == World.Extremes && index == 0;
            var figures = FiguresOf(scale, world, index);
            var profile = isStretched ? Profiles[index] with { Markets = ExtremePartner.Markets } : Profiles[index];
            var count = world == World.Extremes ? figures.Customers : Share(figures.Customers, index);
            var customers = new CustomerFactory(seed, index, profile.Markets, anchor).Create(count, index * 3000);
            if (isStretched)
                customers = ExtremePartner.Stretch(customers);
            var lines = new LineSource(seed, index, figures, anchor);
            var documents = new InvoiceCalendar(seed, index, profile.Markets, today).Create(figures.Months);
            var legacy = new LegacyBook(customers, new LegacyLines(seed, index), LegacyCalendar.Create(seed, index, profile, today), Stories);
            partners.Add(new PartnerTenant(profile, customers, lines, documents, legacy, today, Stories));
        }

        Partners = partners;
        Today = today;
    }

    public DateOnly Today { get; }

    public WorldStories Stories { get; } = new();

    public IReadOnlyList<PartnerTenant> Partners { get; }

    public PartnerTenant? Find(Guid tenantId) => Partners.FirstOrDefault(partner => partner.Profile.TenantId == tenantId);

    private static ScaleFigures FiguresOf(Scale scale, World world, int partner) =>
        world == World.Usual ? ScaleFigures.Of(scale) : partner == 0 ? ExtremePartner.Few : ExtremePartner.Crowd;

    private static int Share(int customers, int partner) => partner == 0 ? customers * 37 / 65 : customers - (customers * 37 / 65);

    /// <summary>By tenant id or domain.</summary>
    public PartnerTenant? Find(string tenant) => Guid.TryParse(tenant, out var id)
        ? Find(id)
        : Partners.FirstOrDefault(partner => string.Equals(partner.Profile.Domain, tenant, StringComparison.OrdinalIgnoreCase));
}
