using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Builders;

internal static class StatementBuilders
{
    public static readonly DateTimeOffset IssueTime = new(2026, 10, 9, 8, 0, 0, TimeSpan.Zero);

    public static Statement AStatement(string customerId = Contoso, int version = 1, string invoice = "G104500001") => new()
    {
        AccountId = AccountId,
        InvoiceNumber = invoice,
        CustomerId = customerId,
        Version = version,
        Number = "S-2026-09-" + customerId[..8],
        CustomerName = "Contoso",
        Period = September,
        DataVersionId = "data-1",
        Rule = new FrozenRule.CustomerMarkup(12.5m),
        RuleFingerprint = "2|customer|12.5",
        TaxRatePercent = 19m,
        Blocks = [new StatementBlock(2, new Money(20m, "USD"), new Money(22.52m, "USD"), new Money(4.28m, "USD")) { Fees = [new StatementFee("Care", new Money(5m, "USD"))] }],
        IssuedAt = IssueTime.AddDays(version),
        IssuedBy = "eva",
        Files = [],
    };

    public static IssuedStatement Issued(this Statement statement, params FrozenPrice[] prices) => new(statement, prices);

    /// <summary>Compares all of two statements: records alone compare lists by reference.</summary>
    public static void ShouldBeTheStatement(this Statement actual, Statement expected)
    {
        actual.Files.ShouldBe(expected.Files);
        actual.Blocks.Select(Figures).ShouldBe(expected.Blocks.Select(Figures));
        actual.Blocks.SelectMany(block => block.Fees).ShouldBe(expected.Blocks.SelectMany(block => block.Fees));
        (actual with { Files = [], Blocks = [] }).ToString().ShouldBe((expected with { Files = [], Blocks = [] }).ToString());
    }

    private static (int, Money, Money, Money?) Figures(StatementBlock block) => (block.LineCount, block.Cost, block.Price, block.Tax);
}
