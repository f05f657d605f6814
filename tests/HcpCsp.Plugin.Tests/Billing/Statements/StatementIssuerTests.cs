using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Statements;

public class StatementIssuerTests
{
    private readonly StatementFixture fixture = new();

    [Fact]
    public async Task IssueAsync_CustomerWithATaxRate_FreezesFiguresRuleAndFile()
    {
        fixture.Put(ALine(10.01m), ALine(10.01m), ALine(99m, Fabrikam, "Fabrikam")).Settings(12.5m, 19m);

        Statement statement = await fixture.IssueAsync();

        // 10.01 × 1.125 = 11.26125 → 11.26, twice = 22.52; 22.52 × 0.19 = 4.2788 → 4.28, rounded once
        StatementBlock block = statement.Blocks.ShouldHaveSingleItem();
        (block.LineCount, block.Cost.Amount, block.Price.Amount, block.Tax!.Value.Amount, block.Total.Amount).ShouldBe((2, 20.02m, 22.52m, 4.28m, 26.80m));
        statement.Rule.ShouldBe(new FrozenRule.CustomerMarkup(12.5m));
        (statement.Version, statement.State, statement.IssuedBy, statement.CustomerName).ShouldBe((1, StatementState.Issued, "eva", "Contoso"));
        fixture.Store.Statements.ReadPrices(statement).ShouldBe([new FrozenPrice(0, new Money(11.26m, "USD")), new FrozenPrice(1, new Money(11.26m, "USD"))]);
        (await fixture.ReadFileAsync(statement)).ShouldBe("11.26 11.26");
    }

    [Fact]
    public async Task IssueAsync_CustomerUnderAPlanWithAFee_FreezesPlanVersionAndFee()
    {
        fixture.Plans.With(APlan(MarkUp(50m), Fee(25m, name: "Care")), Contoso);
        fixture.Put(ALine(10m));

        Statement statement = await fixture.IssueAsync();

        statement.Rule.ShouldBe(new FrozenRule.Plan(new PlanReference(PlanId, 1), null));
        StatementBlock block = statement.Blocks.ShouldHaveSingleItem();
        block.Fees.ShouldBe([new StatementFee("Care", new Money(25m, "USD"))]);
        block.Price.Amount.ShouldBe(40m); // 10 × 1.5 + 25
    }

    [Fact]
    public async Task IssueAsync_Twice_IsIssuedOnce()
    {
        fixture.Put(ALine(10m));
        Statement first = await fixture.IssueAsync();
        fixture.Settings(90m);

        (await fixture.TryIssueAsync()).ShouldBe(new IssueOutcome.AlreadyIssued(first));

        fixture.Store.Statements.List(AccountId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task IssueAsync_ManyAtOnce_IsIssuedOnce()
    {
        fixture.Put(ALine(10m));

        IssueOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => fixture.TryIssueAsync())));

        outcomes.OfType<IssueOutcome.Issued>().Count().ShouldBe(1);
        outcomes.OfType<IssueOutcome.AlreadyIssued>().Count().ShouldBe(7);
        fixture.Store.Statements.List(AccountId).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("void_note", 11, "is voided")]
    [InlineData("invoice", 12, "tie-out of document G104500001 is Different (Header = lines)")]
    public async Task IssueAsync_DocumentThatMustNotBeSent_IsRefusedInWords(string type, int header, string reason)
    {
        fixture.Put(AnInvoice(total: header, documentType: type), [ALine(10m)]); // 10 and 1 of tax

        (await fixture.TryIssueAsync()).ShouldBeOfType<IssueOutcome.Refused>().Reason.ShouldContain(reason);

        (await fixture.IssueAllAsync()).Refusals.ShouldHaveSingleItem().ShouldContain(reason);
    }

    [Fact]
    public async Task IssueAsync_LinesNotRead_IsRefusedInWords()
    {
        fixture.Put(AnInvoice(total: 11m), null);

        (await fixture.TryIssueAsync()).ShouldBeOfType<IssueOutcome.Refused>().Reason.ShouldContain("aren't read yet");
    }

    [Theory]
    [InlineData(CustomerId.Unassigned, "name no customer")]
    [InlineData(Fabrikam, "bills nothing to this customer")]
    public async Task IssueAsync_NobodyToSendItTo_IsRefusedInWords(string customerId, string reason)
    {
        fixture.Put(ALine(10m), ALine(5m, customer: null, name: null));

        (await fixture.TryIssueAsync(customerId)).ShouldBeOfType<IssueOutcome.Refused>().Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task IssueAllAsync_SomeIssuedAndSomeLeaking_IssuesTheRestAndSaysWhy()
    {
        fixture.Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"), ALine(1m, "c3", "Northwind"), ALine(1m, null, null));
        await fixture.IssueAsync();
        fixture.Leaking = "c3";
        var steps = new List<(int, int)>();

        IssueRun run = await fixture.IssueAllAsync(report: (done, all) => steps.Add((done, all)));

        (run.Issued, run.AlreadyIssued).ShouldBe((1, 1));
        run.HeldBack.ShouldBe(["G104500001: It was held back."]);
        run.Refusals.ShouldBeEmpty();
        steps.ShouldBe([(0, 2), (2, 2)]);
        fixture.Store.Statements.ListInForce(AccountId, StatementFixture.Number).Keys.ShouldBe([Contoso, Fabrikam], ignoreOrder: true);
    }

    [Fact]
    public async Task IssueAllAsync_WholeAccount_IssuesEveryDocumentOnce()
    {
        fixture.Put(ALine(10m)).Put(AnInvoice("G2", total: 11m), [ALine(10m)]).Put(AnInvoice("G3", documentType: "void_note", total: -11m), [ALine(-10m)]);

        (await fixture.IssueAllAsync(number: null)).Issued.ShouldBe(2);

        IssueRun again = await fixture.IssueAllAsync(number: null);
        (again.Issued, again.AlreadyIssued).ShouldBe((0, 2));
    }

    [Fact]
    public async Task ReissueAsync_NothingChanged_StaysTheSameVersion()
    {
        fixture.Put(ALine(10m));
        Statement first = await fixture.IssueAsync();

        (await fixture.ReissueAsync()).ShouldBe(new IssueOutcome.AlreadyIssued(first));
    }

    [Fact]
    public async Task ReissueAsync_RuleChanged_MakesAVersionAndLeavesTheOldOneAsItWas()
    {
        fixture.Put(ALine(10m));
        Statement first = await fixture.IssueAsync();
        fixture.Settings(50m);

        Statement second = (await fixture.ReissueAsync()).ShouldBeOfType<IssueOutcome.Issued>().Statement;

        (second.Version, second.Number, second.Blocks[0].Price.Amount).ShouldBe((2, first.Number, 15m));
        Statement old = fixture.Store.Statements.ListVersions(AccountId, first.Number)[1];
        (old.State, old.Blocks[0].Price.Amount, old.Files).ShouldBe((StatementState.Superseded, 12m, first.Files));
        (await fixture.ReadFileAsync(old)).ShouldBe("12.0");
        fixture.Difference().IsNone.ShouldBeTrue();
    }

    [Fact]
    public async Task ReissueAllAsync_SomeDiffer_SupersedesThoseAloneAndOnce()
    {
        fixture.Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"), ALine(10m, "c3", "Northwind"));
        await fixture.IssueAsync();
        await fixture.IssueAsync(Fabrikam);
        fixture.Settings(50m);

        IssueRun run = await fixture.ReissueAllAsync();
        IssueRun again = await fixture.ReissueAllAsync();

        run.Summary.ShouldBe("1 issued anew, 1 unchanged.");
        again.Summary.ShouldBe("0 issued anew, 2 unchanged.");
        // 10 × 1.5 anew, 10 × 1.2 superseded; 10 × 1.2 as it was; who had none still has none
        fixture.Store.Statements.List(AccountId).Select(one => (one.CustomerId, one.Version, one.State, one.Blocks[0].Price.Amount)).ShouldBe(
            [(Contoso, 1, StatementState.Superseded, 12m), (Contoso, 2, StatementState.Issued, 15m), (Fabrikam, 1, StatementState.Issued, 12m)], ignoreOrder: true);
    }

    [Fact]
    public async Task ReissueAllAsync_CustomerNoLongerBilled_IsRefusedInWordsAndKept()
    {
        fixture.Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        Statement first = await fixture.IssueAsync(Fabrikam);
        fixture.Put(ALine(20m));

        IssueRun run = await fixture.ReissueAllAsync();

        run.Issued.ShouldBe(0);
        run.Refusals.ShouldHaveSingleItem().ShouldBe("Fabrikam: Document G104500001 bills nothing to this customer.");
        fixture.Store.Statements.List(AccountId).ShouldBe([first]);
    }

    [Fact]
    public void NumberOf_SameDocumentAtAnotherHost_IsTheSame()
    {
        var other = new StatementFixture();
        other.Store.With(AnAccount("ba9876543210"));
        other.Store.Data("ba9876543210").With(AnInvoice(total: 11m), [ALine(10m)]);
        fixture.Put(ALine(10m));

        string number = StatementNumber.Of(fixture.Ledger.FindInvoice(AccountId, StatementFixture.Number)!, Contoso);

        number.ShouldBe(StatementNumber.Of(other.Ledger.FindInvoice("ba9876543210", StatementFixture.Number)!, Contoso));
        number.ShouldMatch("^S-2026-09-[0-9A-F]{12}$");
    }
}
