using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Statements;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.StatementBuilders;

namespace HcpCsp.Plugin.Tests.Store.Statements;

/// <summary>What any store must do with statements; the fake that other slices are tested with is held to it too.</summary>
public abstract class StatementStoreContractTests
{
    private protected abstract IStatementStore Store { get; }

    protected abstract void Reopen();

    [Fact]
    public async Task Issue_New_IsFoundWithEveryField()
    {
        Statement statement = await KeepAsync(AStatement(), "content");
        Store.Issue([statement.Issued(new FrozenPrice(0, new Money(12.52m, "USD")), new FrozenPrice(7, new Money(-0.5m, "USD")), new FrozenPrice(3, new Money(1.234m, "KWD")))]);

        Reopen();

        Store.List(AccountId).ShouldHaveSingleItem().ShouldBeTheStatement(statement);
        Store.ReadPrices(statement).ShouldBe([new FrozenPrice(0, new Money(12.52m, "USD")), new FrozenPrice(7, new Money(-0.5m, "USD")), new FrozenPrice(3, new Money(1.234m, "KWD"))]);
    }

    [Fact]
    public void Issue_AnyKindOfRule_IsFoundAsItWas()
    {
        FrozenRule[] rules =
        [
            new FrozenRule.Plan(new PlanReference("abcdef012345", 3), 15m), new FrozenRule.Plan(new PlanReference("abcdef012345", 3), null),
            new FrozenRule.CustomerMarkup(12.50m), new FrozenRule.AccountDefault(7m, true), new FrozenRule.AccountDefault(0m, false), new FrozenRule.None(),
        ];
        Store.Issue([.. rules.Select((rule, index) => (AStatement($"customer{index}") with { Rule = rule, TaxRatePercent = null }).Issued())]);

        Reopen();

        Store.ListInForce(AccountId, "G104500001").OrderBy(pair => pair.Key).Select(pair => pair.Value.Rule).ShouldBe(rules);
    }

    [Fact]
    public void Issue_NextVersion_SupersedesTheOneBefore()
    {
        Store.Issue([AStatement().Issued()]);

        Store.Issue([AStatement(version: 2).Issued()]);
        Reopen();

        Store.ListVersions(AccountId, AStatement().Number).Select(one => (one.Version, one.State)).ShouldBe([(2, StatementState.Issued), (1, StatementState.Superseded)]);
        Store.ListInForce(AccountId, "G104500001")[Contoso].Version.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Issue_NotTheNextVersion_IsRefusedWithAllOfTheRest(int version)
    {
        Store.Issue([AStatement().Issued()]);

        Should.Throw<ConcurrentEditException>(() => Store.Issue([AStatement(Fabrikam).Issued(), AStatement(version: version).Issued()]));

        Store.List(AccountId).Select(one => (one.CustomerId, one.State)).ShouldBe([(Contoso, StatementState.Issued)]);
    }

    [Fact]
    public void ListInForce_OtherDocumentIssuedMeanwhile_IsTheSameObject()
    {
        Store.Issue([AStatement().Issued()]);
        var before = Store.ListInForce(AccountId, "G104500001");

        Store.Issue([AStatement(invoice: "G2").Issued()]);

        Store.ListInForce(AccountId, "G104500001").ShouldBeSameAs(before);
        Store.ListInForce(AccountId, "G2").Count.ShouldBe(1);
    }

    [Fact]
    public async Task FindByHash_OneChangedByte_IsFoundNoMore()
    {
        Statement statement = await KeepAsync(AStatement(), "content");
        Store.Issue([statement.Issued()]);
        string sha256 = statement.Files[0].Sha256;

        Store.FindByHash(sha256).Select(one => one.Number).ShouldBe([statement.Number]);
        Store.FindByHash((sha256[0] == 'a' ? 'b' : 'a') + sha256[1..]).ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenFileAsync_Kept_GivesTheSameBytes()
    {
        Statement statement = await KeepAsync(AStatement(), "content");
        Reopen();

        await using Stream stream = await Store.OpenFileAsync(statement, statement.Files[0], TestContext.Current.CancellationToken);

        new StreamReader(stream).ReadToEnd().ShouldBe("content");
        (statement.Files[0].Size, statement.Files[0].Rows).ShouldBe((7, 2));
    }

    private protected async Task<Statement> KeepAsync(Statement statement, string content)
    {
        StatementFile file = await Store.KeepFileAsync(
            statement,
            "Contoso.xlsx",
            async (stream, token) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(content), token);
                return 2;
            },
            TestContext.Current.CancellationToken);
        return statement with { Files = [file] };
    }
}

public sealed class InMemoryStatementStoreTests : StatementStoreContractTests
{
    private readonly InMemoryStatementStore store = new();

    private protected override IStatementStore Store => store;

    protected override void Reopen()
    {
        // Memory is all there is.
    }
}
