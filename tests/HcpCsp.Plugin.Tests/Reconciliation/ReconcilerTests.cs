using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reconciliation;

public class ReconcilerTests
{
    private const string Id = "aaaaaaaa-0000-0000-0000-000000000001";

    [Fact]
    public void Reconcile_BilledForWhatIsHeld_Matches() =>
        Reconcile([ASubscription()], Seats(10m)).ShouldBe(new ReconciliationOutcome.Matched(10m));

    [Fact]
    public void Reconcile_OtherSeatsThanHeld_Differ() =>
        Reconcile([ASubscription(12)], Seats(10m)).ShouldBe(new ReconciliationOutcome.Different(10m, 12));

    [Fact]
    public void Reconcile_ActiveWithoutALine_IsMissing() =>
        Reconcile([ASubscription()]).ShouldBe(new ReconciliationOutcome.MissingLine(10));

    [Fact]
    public void Reconcile_LineOfASubscriptionNobodyKnows_IsMissing()
    {
        ReconciledSubscription found = All([], Seats(10m)).Single();

        (found.SubscriptionId, found.Name, found.Outcome).ShouldBe((Id, "Microsoft 365 E3", new ReconciliationOutcome.MissingSubscription(10m)));
    }

    [Fact]
    public void Reconcile_KnownOfAnotherCustomerAlone_IsUnknownHere()
    {
        InvoiceLine line = Seats(10m);
        line.CustomerId = Fabrikam;

        All([ASubscription()], line).Select(one => (one.CustomerId, one.Outcome)).ShouldBe(
            [(Contoso, new ReconciliationOutcome.MissingLine(10)), (Fabrikam, new ReconciliationOutcome.MissingSubscription(10m))]);
    }

    [Fact]
    public void Reconcile_SeatLineWithoutASubscription_IsMissing()
    {
        InvoiceLine line = Seats(3m);
        line.SubscriptionId = null;

        All([], line).Single().SubscriptionId.ShouldBe("");
    }

    [Fact]
    public void Reconcile_IdsInAnotherCase_AreTheSame()
    {
        InvoiceLine line = Seats(10m);
        line.SubscriptionId = Id.ToUpperInvariant();
        line.CustomerId = "ORG:" + Contoso;

        Reconcile([ASubscription()], line).ShouldBeOfType<ReconciliationOutcome.Matched>();
    }

    [Fact]
    public void Reconcile_ChangeInTheMiddleOfATerm_IsWhatIsHeldAfterIt() =>
        // The month's 10, the 10 billed back, the new 12: 10 − 10 + 12 = 12
        Reconcile([ASubscription(12)], Seats(10m), Seats(-10m, "addQuantity", -80m), Seats(12m, "addQuantity", 96m)).ShouldBe(new ReconciliationOutcome.Matched(12m));

    [Fact]
    public void Reconcile_SeatsBilledBackWithoutTheirSign_AreTakenOffAllTheSame() =>
        Reconcile([ASubscription(12)], Seats(10m), Seats(10m, "addQuantity", -80m), Seats(12m, "addQuantity", 96m)).ShouldBe(new ReconciliationOutcome.Matched(12m));

    [Fact]
    public void Reconcile_CreditOfMoney_GivesNoSeatBack()
    {
        InvoiceLine credit = Seats(-1m, "customerCredit", -20m);
        credit.CreditReasonCode = "Service credit";

        Reconcile([ASubscription()], Seats(10m), credit).ShouldBe(new ReconciliationOutcome.Matched(10m));
    }

    [Fact]
    public void Reconcile_ZeroLine_IsALine() => Reconcile([ASubscription()], Seats(10m, cost: 0m)).ShouldBe(new ReconciliationOutcome.Matched(10m));

    [Theory]
    [InlineData("usage", "", "")]
    [InlineData("", "Usage-based", "")]
    [InlineData("", "", "DZH318Z0BPS6:0001:ABC")]
    [InlineData("", "", "MS-AZR-0145P")]
    public void Reconcile_ChargedByUse_NeedsNoLine(string billing, string unit, string offer) =>
        Reason(ASubscription() with { BillingType = billing, UnitType = unit, OfferId = offer }).ShouldBe(NotComparedReason.ByUse);

    [Fact]
    public void Reconcile_Trial_NeedsNoLine() => Reason(ASubscription() with { IsTrial = true }).ShouldBe(NotComparedReason.Trial);

    [Theory]
    [InlineData("suspended")]
    [InlineData("deleted")]
    [InlineData("expired")]
    public void Reconcile_NotActiveAnyMore_NeedsNoLine(string status) => Reason(ASubscription() with { Status = status }).ShouldBe(NotComparedReason.NotActive);

    [Fact]
    public void Reconcile_StartsOnTheDayAfterTheMonth_NeedsNoLine() =>
        Reason(ASubscription() with { EffectiveStart = September.End }).ShouldBe(NotComparedReason.StartsLater);

    [Fact]
    public void Reconcile_StartsOnTheLastDayOfTheMonth_NeedsOne() =>
        Reconcile([ASubscription() with { EffectiveStart = September.End.AddDays(-1) }]).ShouldBeOfType<ReconciliationOutcome.MissingLine>();

    [Theory]
    [InlineData("annual", 2025, 9, true)]
    [InlineData("annual", 2025, 8, false)]
    [InlineData("triennial", 2023, 9, true)]
    [InlineData("triennial", 2025, 9, false)]
    [InlineData("biennial", 2024, 9, true)]
    [InlineData("one_time", 2026, 9, true)]
    [InlineData("one_time", 2025, 9, false)]
    [InlineData("monthly", 2025, 2, true)]
    [InlineData("unknown", 2025, 2, true)]
    public void Reconcile_LongCycle_NeedsALineInItsOwnMonthAlone(string cycle, int year, int month, bool needed)
    {
        ReconciliationOutcome outcome = Reconcile([ASubscription() with { BillingCycle = cycle, EffectiveStart = new DateOnly(year, month, 14) }]);

        outcome.ShouldBe(needed ? new ReconciliationOutcome.MissingLine(10) : new ReconciliationOutcome.NotCompared(NotComparedReason.BilledInAnotherMonth, 0m));
    }

    [Fact]
    public void Reconcile_AnnualChangedInAnotherMonth_TellsTheChangeWithoutComparing() =>
        // −10 + 12 = 2
        Reconcile([ASubscription(12) with { BillingCycle = "annual", EffectiveStart = new DateOnly(2026, 2, 1) }], Seats(-10m, "addQuantity", -80m), Seats(12m, "addQuantity", 96m))
            .ShouldBe(new ReconciliationOutcome.NotCompared(NotComparedReason.BilledInAnotherMonth, 2m));

    [Fact]
    public void Reconcile_BilledButNotBySeats_IsNotCompared()
    {
        InvoiceLine line = Seats(1m);
        line.PublisherName = "Tailspin Toys";

        Reconcile([ASubscription(5)], line).ShouldBe(new ReconciliationOutcome.NotCompared(NotComparedReason.NoSeats, 0m));
    }

    [Fact]
    public void Reconcile_AzurePlanLine_IsNoSeatOfAnUnknownSubscription()
    {
        InvoiceLine line = Seats(744m);
        line.ProductId = "DZH318Z0BPS6";

        All([], line).ShouldBeEmpty();
    }

    [Fact]
    public void Reconcile_LegacySubscriptionThatWasMigrated_IsKnown()
    {
        InvoiceLine line = Seats(7m);
        line.SubscriptionId = "bbbbbbbb-0000-0000-0000-000000000002";

        All([ASubscription() with { MigratedFromId = "bbbbbbbb-0000-0000-0000-000000000002" }], Seats(10m), line)
            .Select(one => one.Outcome).ShouldBe([new ReconciliationOutcome.Matched(10m), new ReconciliationOutcome.NotCompared(NotComparedReason.Migrated, 7m)]);
    }

    private static NotComparedReason Reason(Subscription subscription) => Reconcile([subscription]).ShouldBeOfType<ReconciliationOutcome.NotCompared>().Reason;

    private static ReconciliationOutcome Reconcile(Subscription[] held, params InvoiceLine[] lines) => All(held, lines).Single().Outcome;

    private static ReconciledSubscription[] All(Subscription[] held, params InvoiceLine[] lines)
    {
        var charges = new SeatCharges();
        foreach (InvoiceLine line in lines)
            charges.Add(line);
        return [.. Reconciler.Reconcile(September, [new HeldSubscriptions(Contoso, "Contoso", held)], charges)];
    }

    private static Subscription ASubscription(int seats = 10) => new()
    {
        Id = Id, CustomerId = Contoso, Name = "Microsoft 365 E3", OfferId = "CFQ7TTC0LF8Q:0001:ABC", Quantity = seats, Status = "active", BillingType = "license", BillingCycle = "monthly", EffectiveStart = new DateOnly(2026, 1, 14),
    };

    private static InvoiceLine Seats(decimal quantity, string charge = "cycleCharge", decimal cost = 100m) => new()
    {
        CustomerId = Contoso, CustomerName = "Contoso", ProductId = "CFQ7TTC0LF8Q", ProductName = "Microsoft 365 E3", SubscriptionId = Id, ChargeType = charge, BillableQuantity = quantity, Quantity = quantity, Subtotal = cost, Total = cost,
    };
}
