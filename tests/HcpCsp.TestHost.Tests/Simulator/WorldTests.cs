using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Tests.Simulator;

public sealed class WorldTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Lines_MadeTwice_AreTheSame()
    {
        var (first, second) = (new SimulatedWorld(Scale.S, 1, Today), new SimulatedWorld(Scale.S, 1, Today));

        Totals(first).ShouldBe(Totals(second));
        Totals(new SimulatedWorld(Scale.S, 2, Today)).ShouldNotBe(Totals(first));
    }

    [Fact]
    public void Invoices_AMonthLater_KeepTheirTotals()
    {
        var before = Totals(new SimulatedWorld(Scale.S, 1, new DateOnly(2026, 10, 23)));
        var after = Totals(new SimulatedWorld(Scale.S, 1, Today));

        after.Keys.Except(before.Keys, StringComparer.Ordinal).ShouldNotBeEmpty();
        foreach (var id in before.Keys.Intersect(after.Keys, StringComparer.Ordinal))
            after[id].ShouldBe(before[id], id);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-02-10")]
    [InlineData("2026-07-06")]
    [InlineData("2027-01-03")]
    public void World_OnAnyDay_HoldsEachStoryOfAPartner(string day)
    {
        var world = new SimulatedWorld(Scale.S, 1, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var partner in world.Partners)
        {
            var months = partner.Invoices.Documents.Select(document => document.Month).Distinct().ToList();
            var lines = partner.Invoices.Documents.SelectMany(document => partner.Invoices.CustomersOn(document.Market.Currency, document.Month)
                .SelectMany(customer => partner.Lines.Lines(customer, document.Scope))).ToList();
            partner.Invoices.Documents.ShouldContain(document => document.Type == DocumentType.VoidNote && document.Amendment != null);
            lines.ShouldContain(line => line.Customer.Kind == CustomerKind.OnlyOnLines);
            lines.ShouldContain(line => line.Customer.Kind == CustomerKind.Former);
            lines.ShouldContain(line => line.Customer.Left != null && line.Customer.Left < partner.ThisMonth);
            partner.Customers.ShouldContain(customer => customer.Renamed != null && customer.Renamed > months.Min() && customer.Renamed <= months.Max());
            lines.ShouldContain(line => line.UnitPrice == 0);
            foreach (var family in Enum.GetValues<ProductFamily>())
                lines.ShouldContain(line => line.Subscription.Product.Family == family, family.ToString());
            lines.Count(line => line.Subtotal < 0).ShouldBeGreaterThanOrEqualTo(lines.Count / 50);
            lines.ShouldAllBe(line => line.Subtotal == MoneyRounding.Down(line.Subtotal, line.Customer.Currency));
        }
    }

    [Fact]
    public void Restated_NewestInvoice_HasOtherLinesAndAnotherTotal()
    {
        var world = new SimulatedWorld(Scale.S, 1, Today);
        var books = world.Partners[0].Invoices;
        var before = books.Documents.First(document => document.Type == DocumentType.Invoice);
        var firstLines = LinesOf(world.Partners[0], before);

        world.Stories.IsRestated = () => true;

        var after = books.Find(before.Id)!;
        var lines = LinesOf(world.Partners[0], after);
        (before.DataVersion, after.DataVersion).ShouldBe((1, 2));
        books.Documents.Count(document => document.DataVersion == 2).ShouldBe(1);
        books.Totals(after).Total.ShouldBe(lines.Sum(line => line.Total));
        books.Totals(after).Total.ShouldNotBe(books.Totals(before).Total);
        firstLines.ExceptBy(lines.Select(Identity), Identity).ShouldNotBeEmpty("lines gone");
        lines.ExceptBy(firstLines.Select(Identity), Identity).ShouldNotBeEmpty("lines added");
        lines.ShouldContain(line => firstLines.Any(first => Identity(first).Equals(Identity(line)) && first.EffectiveUnitPrice != line.EffectiveUnitPrice), "rated anew");
    }

    [Fact]
    public void Names_OfAllPartners_HoldTheHostileOnes()
    {
        var world = new SimulatedWorld(Scale.S, 1, Today);

        var names = world.Partners.SelectMany(partner => partner.ListedCustomers).Select(customer => customer.Name).ToList();

        CompanyNames.Hostile.ShouldBeSubsetOf(names);
        CompanyNames.Hostile.ShouldContain(name => name.Length == 300);
    }

    private static List<InvoiceLine> LinesOf(PartnerTenant partner, InvoiceDocument document) =>
        [.. partner.Invoices.CustomersOn(document.Market.Currency, document.Month).SelectMany(customer => partner.Lines.Lines(customer, document.Scope))];

    private static (Guid, string, Guid?, DateTimeOffset, decimal) Identity(InvoiceLine line) =>
        (line.Subscription.Id, line.ChargeType, line.Meter?.Id, line.OrderDate, line.Quantity);

    private static Dictionary<string, DocumentTotals> Totals(SimulatedWorld world) => world.Partners
        .SelectMany(partner => partner.Invoices.WithAmendments.Select(document => (document.Id, Totals: partner.Invoices.Totals(document))))
        .ToDictionary(pair => pair.Id, pair => pair.Totals, StringComparer.Ordinal);
}
