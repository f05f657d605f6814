using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reconciliation;

public class TieOutCalculatorTests
{
    [Fact]
    public void Calculate_AllAgree_IsEqual() => Calculate(11.01m, 11.01m, Summary(11.01m)).Result.ShouldBe(TieOutResult.Equal);

    [Fact]
    public void Calculate_HeaderACentMore_IsDifferentByThatCent()
    {
        TieOutCheck check = Calculate(11.02m, 11.01m, Summary(11.01m)).Checks[0];

        check.Result.ShouldBe(TieOutResult.Different);
        check.Difference.ShouldBe(new Money(0.01m, "USD"));
    }

    [Fact]
    public void Calculate_CustomersMissOneLine_SaysHowMany()
    {
        // The line is of zero: only the count tells.
        TieOutCheck check = Calculate(11.01m, 11.01m, lineCount: 2, summaries: Summary(11.01m)).Checks[1];

        check.Result.ShouldBe(TieOutResult.Different);
        check.Note.ShouldBe("2 lines against 1.");
    }

    [Fact]
    public void Calculate_UnassignedLines_CountAmongTheCustomers() =>
        Calculate(11.01m, 11.01m, lineCount: 2, summaries: [Summary(10m), Summary(1.01m) with { CustomerId = CustomerId.Unassigned }])
            .Result.ShouldBe(TieOutResult.Equal);

    [Fact]
    public void Calculate_NotRead_IsNotCheckedWithTheReason()
    {
        TieOut tieOut = TieOutCalculator.Calculate(AnInvoice(total: 5m), [], new PricedTotals(Usd(0), Usd(0), 0));

        tieOut.Result.ShouldBe(TieOutResult.NotChecked);
        tieOut.Checks.ShouldAllBe(check => check.Note == "The lines have not been read yet.");
    }

    [Fact]
    public void Calculate_LinesInAnotherCurrency_IsNotCheckedWithTheReason()
    {
        TieOut tieOut = Calculate(11.01m, 11.01m, Summary(11.01m) with { Currency = "EUR" });

        tieOut.Result.ShouldBe(TieOutResult.NotChecked);
        tieOut.Checks[0].Note.ShouldBe("The header is in USD, and lines are in EUR: no sum crosses currencies.");
    }

    [Theory]
    [InlineData(0, TieOutResult.Equal)]
    [InlineData(1, TieOutResult.Different)]
    public void Calculate_ProvenEmpty_HoldsTheHeaderAgainstNothing(int header, object result) =>
        Calculate(header, 0m, lineCount: 0, summaries: []).Result.ShouldBe((TieOutResult)result);

    [Fact]
    public void Calculate_PricesDoNotAddUp_IsDifferent()
    {
        TieOut tieOut = TieOutCalculator.Calculate(Invoice(11.01m, 11.01m, 1), [Summary(11.01m)], new PricedTotals(Usd(12m), Usd(12.01m), 1));

        tieOut.Checks[2].Result.ShouldBe(TieOutResult.Different);
    }

    private static TieOut Calculate(decimal header, decimal lines, params LineSummary[] summaries) => Calculate(header, lines, summaries.Length, summaries);

    private static TieOut Calculate(decimal header, decimal lines, int lineCount, params LineSummary[] summaries) =>
        TieOutCalculator.Calculate(Invoice(header, lines, lineCount), summaries, new PricedTotals(Usd(12m), Usd(12m), lineCount));

    private static Invoice Invoice(decimal header, decimal lines, int lineCount) => AnInvoice(total: header) with
    {
        Lines = new DocumentVersion
        {
            Id = "v1",
            InvoiceNumber = "G104500001",
            Kind = LineKind.Billed,
            ETag = "",
            LoadedAt = DateTimeOffset.UnixEpoch,
            LineCount = lineCount,
            Total = lines,
        },
    };

    private static LineSummary Summary(decimal total) => new()
    {
        VersionId = "v1",
        CustomerId = Contoso,
        CustomerName = "Contoso",
        Currency = "USD",
        LineCount = 1,
        Subtotal = total,
        Tax = 0m,
        Total = total,
    };

    private static Money Usd(decimal amount) => new(amount, "USD");
}
