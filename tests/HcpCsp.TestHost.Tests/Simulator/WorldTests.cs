using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Worlds;

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
    public void Extremes_OfAWorld_AreNamesSizesAndNumbers()
    {
        var world = new SimulatedWorld(Scale.S, 1, Today, World.Extremes);
        var (few, crowd) = (world.Partners[0], world.Partners[1]);

        few.ListedCustomers.ShouldContain(customer => customer.Name.Length == 200);
        few.ListedCustomers.ShouldContain(customer => customer.Name[0] >= '\u0590' && customer.Name[0] <= '\u06ff');
        few.Invoices.Documents.ShouldContain(document => document.Market.Currency == "JPY" && few.Invoices.Totals(document).Total >= 100_000_000_000m);
        few.ListedCustomers.ShouldContain(customer => few.Lines.Subscriptions(customer).All(subscription => subscription.Product.Dollars == 0));
        crowd.ListedCustomers.Count().ShouldBeGreaterThanOrEqualTo(2000);
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
    public void Documents_Amended_NameEachOther()
    {
        foreach (var partner in new SimulatedWorld(Scale.S, 1, Today).Partners)
        {
            partner.Invoices.Documents.Select(document => (document.Month, document.Market.Currency)).ShouldBeUnique("one invoice per month and currency");
            foreach (var voided in partner.Invoices.Documents.Where(document => document.Amendment is not null))
            {
                voided.Type.ShouldBe(DocumentType.VoidNote);
                (voided.Amendment!.Type, voided.Amendment.AmendsOf).ShouldBe((DocumentType.AdjustmentNote, voided.Id));
                partner.Invoices.Totals(voided.Amendment).Total.ShouldNotBe(partner.Invoices.Totals(voided).Total);
            }
        }
    }

    [Fact]
    public void Lines_OfEveryDocument_FollowMicrosoftsRoundingAndComeToTheHeader()
    {
        foreach (var partner in new SimulatedWorld(Scale.S, 1, Today).Partners)
        {
            foreach (var document in partner.Invoices.WithAmendments)
            {
                var lines = LinesOf(partner, document);
                partner.Invoices.Totals(document).ShouldBe(new DocumentTotals(lines.Sum(line => line.Total), lines.Count));
                lines.ShouldAllBe(line => line.Subtotal == Stated(line));
            }
        }
    }

    [Fact]
    public void Usage_OfEveryMeter_ComesToItsLine()
    {
        foreach (var partner in new SimulatedWorld(Scale.S, 1, Today).Partners)
        {
            var document = partner.Invoices.Documents[0];
            foreach (var customer in partner.Invoices.CustomersOn(document.Market.Currency, document.Month).Where(customer => customer.HasAzure))
            {
                var usage = partner.Lines.Usage(customer, document.Scope).ToLookup(row => row.Meter.Meter.Id);
                var charges = partner.Lines.Lines(customer, document.Scope).Where(line => line is { Meter: not null, ChargeType: "new" }).ToLookup(line => line.Meter!.Id);
                foreach (var meter in charges)
                {
                    usage[meter.Key].Sum(row => row.Day.Quantity).ShouldBe(meter.Sum(line => line.Quantity));
                    // Each line is cut to the currency's digits twice, in dollars and after the exchange.
                    var lost = usage[meter.Key].Sum(row => row.UncutBillingTotal) - meter.Sum(line => line.Subtotal);
                    var digit = MoneyRounding.DigitsOf(customer.Currency) == 0 ? 1m : 0.01m;
                    lost.ShouldBeInRange(-0.000001m, meter.Sum(line => digit + (0.01m * line.ExchangeRate)));
                }
            }
        }
    }

    [Fact]
    public void Usage_ComingLate_LiesInThePreviousMonth()
    {
        var partner = new SimulatedWorld(Scale.S, 1, Today).Partners[0];

        partner.Invoices.Documents.SelectMany(document => LinesOf(partner, document).Select(line => (line, document.Month)))
            .ShouldContain(pair => pair.line.Meter != null && pair.line.ChargeEnd < pair.Month.First);
    }

    [Fact]
    public void Legacy_WhenWanted_HasDocumentsWhoseLinesComeToTheHeader()
    {
        var world = new SimulatedWorld(Scale.S, 1, Today);
        var books = world.Partners[0].Legacy;
        books.Documents.ShouldBeEmpty();

        world.Stories.HasLegacy = () => true;

        books.Documents.Count.ShouldBe(4);
        world.Partners[1].Legacy.Documents.ShouldBeEmpty();
        foreach (var document in books.Documents)
        {
            var listings = books.ListingsOf(document);
            var licenses = listings.Licenses.From(0).ToList();
            var usage = listings.Usage.From(0).ToList();
            listings.Totals.Total.ShouldBe(licenses.Sum(line => line.Total) + usage.Sum(line => line.Total));
            licenses.ShouldAllBe(line => line.Subtotal == line.Amount - line.Discount && line.Total == line.Subtotal + line.Tax);
            foreach (var line in usage)
                listings.Days.From(0).Where(day => day.Line == line).Sum(day => day.Consumed).ShouldBe(line.Consumed);
            document.Date.UtcDateTime.Day.ShouldBe(world.Partners[0].Profile.LegacyBillingDay!.Value + 1);
        }

        var all = books.Documents.Select(books.ListingsOf).ToList();
        all.SelectMany(listings => listings.Licenses.From(0)).ShouldContain(line => line.Discount > 0);
        all.SelectMany(listings => listings.Licenses.From(0)).ShouldContain(line => line.Amount < 0);
        all.SelectMany(listings => listings.Usage.From(0)).ShouldContain(line => line.Discount > 0);
    }

    [Fact]
    public void Listing_FromAnyRow_GoesOnWhereItWouldHave()
    {
        var partner = new SimulatedWorld(Scale.S, 1, Today).Partners[1];
        var document = partner.Invoices.Documents[0];
        var lines = LinesOf(partner, document);
        var listing = partner.Listings.Lines(document.Market.Currency, document.Scope);

        listing.Count.ShouldBe(lines.Count);
        for (var row = 0; row < lines.Count; row++)
            Identity(listing.From(row).First()).ShouldBe(Identity(lines[row]));
        listing.From(lines.Count).ShouldBeEmpty();
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

    /// <summary>Microsoft's own formulas: metered lines are cut twice, seats by the unit.</summary>
    private static decimal Stated(InvoiceLine line) => line.Meter is not null
        ? MoneyRounding.Down(MoneyRounding.Down(line.EffectiveUnitPrice * line.Quantity, line.PricingCurrency) * line.ExchangeRate, line.Customer.Currency)
        : MoneyRounding.Down(line.EffectiveUnitPrice * line.ExchangeRate, line.Customer.Currency) * line.Quantity;

    private static Dictionary<string, DocumentTotals> Totals(SimulatedWorld world) => world.Partners
        .SelectMany(partner => partner.Invoices.WithAmendments.Select(document => (document.Id, Totals: partner.Invoices.Totals(document))))
        .ToDictionary(pair => pair.Id, pair => pair.Totals, StringComparer.Ordinal);
}
