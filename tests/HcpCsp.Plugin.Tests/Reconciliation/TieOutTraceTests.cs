using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reconciliation;

public class TieOutTraceTests
{
    [Fact]
    public void Result_EverythingFits_FindsNothing()
    {
        TieOutFindings findings = Trace(22.02m, 22.02m, [Sums(Contoso, 2, 22.02m, 24m)], [ALine(10.01m), ALine(10.01m)]);

        findings.Customers.ShouldBeEmpty();
        findings.LineFindings.ShouldBeEmpty();
        findings.Unassigned.ShouldBeEmpty();
    }

    [Fact]
    public void Result_CustomerWhoseSumIsOff_IsNamedWithBothSums()
    {
        // Two lines of 11.01 with tax are 22.02, not 22.01.
        CustomerFinding finding = Trace(22.02m, 22.02m, [Sums(Contoso, 2, 22.01m, 24m)], [ALine(10.01m), ALine(10.01m)]).Customers.Single();

        (finding.Kept.Total.Amount, finding.Counted.Total.Amount, finding.Differs).ShouldBe((22.01m, 22.02m, true));
    }

    [Fact]
    public void Result_PriceThatIsOff_IsNamedToo() =>
        Trace(11.01m, 11.01m, [Sums(Contoso, 1, 11.01m, 12.01m)], [ALine(10.01m)]).Customers.Single().Counted.Price.Amount.ShouldBe(12m);

    [Fact]
    public void Result_CustomerThatListsDoNotKnow_IsNamedAgainstNothing()
    {
        CustomerFinding finding = Trace(22.02m, 22.02m, [Sums(Contoso, 1, 11.01m, 12m)], [ALine(10.01m), ALine(10.01m, Fabrikam, "Fabrikam")]).Customers.Single();

        (finding.Kept.CustomerId, finding.Kept.Lines, finding.Counted.Lines).ShouldBe((Fabrikam, 0, 1));
    }

    [Fact]
    public void Result_LinesWithoutCustomer_AreSummedAsUnassigned()
    {
        TieOutFindings findings = Trace(16.51m, 16.51m, [Sums(Contoso, 1, 11.01m, 12m), Sums(CustomerId.Unassigned, 1, 5.50m, 12m)], [ALine(10.01m), ALine(5m, null, null)]);

        // 5 + 10 % tax = 5.50
        findings.Unassigned.ShouldBe([new UnassignedSum(1, new Money(5.50m, "USD"))]);
        findings.Customers.ShouldBeEmpty();
    }

    [Fact]
    public void Result_HeaderMissesJustOneLine_NamesTheLineAndItsCustomer()
    {
        // 16.51 of lines, 11.01 in the header: the 5.50 of Fabrikam.
        TieOutFindings findings = Trace(11.01m, 16.51m, [Sums(Contoso, 1, 11.01m, 12m), Sums(Fabrikam, 1, 5.50m, 12m)], [ALine(10.01m), ALine(5m, Fabrikam, "Fabrikam")]);

        findings.Of(LineFindingKind.IsTheDifference).First.Single().Line.CustomerId.ShouldBe(Fabrikam);
        findings.Customers.Single(finding => finding.IsTheDifference).Kept.CustomerId.ShouldBe(Fabrikam);
    }

    [Fact]
    public void Result_LineWhoseTotalIsNotItsParts_IsNamed()
    {
        InvoiceLine line = ALine(10.01m);
        line.Total = 11.02m;

        LineFinding finding = Trace(11.02m, 11.02m, [Sums(Contoso, 1, 11.02m, 12m)], [line]).Of(LineFindingKind.PartsDiffer).First.Single();

        // 10.01 + 1.00 = 11.01
        (finding.Left.Amount, finding.Right!.Value.Amount).ShouldBe((11.02m, 11.01m));
    }

    [Fact]
    public void Result_LineWithoutAnyAmount_IsNamed() =>
        Trace(0m, 0m, [Sums(Contoso, 1, 0m, 12m)], [new InvoiceLine { CustomerId = Contoso, CustomerName = "Contoso" }]).Of(LineFindingKind.NoAmount).Count.ShouldBe(1);

    [Fact]
    public void Result_LineInAnotherCurrency_IsNamed() =>
        Trace(0m, 0m, [Sums(Contoso, 1, 11.01m, 12m, "EUR")], [ALine(10.01m, currency: "EUR")]).Of(LineFindingKind.OtherCurrency).Count.ShouldBe(1);

    [Fact]
    public void Result_ManyOfAKind_NamesTheFirstHundredAndCountsAll()
    {
        LineFindings findings = Trace(0m, 0m, [], [.. Enumerable.Range(0, 250).Select(_ => new InvoiceLine())]).Of(LineFindingKind.NoAmount);

        (findings.Count, findings.First.Count).ShouldBe((250, 100));
    }

    [Fact]
    public void Result_LineOffTheFormulaByMoreThanACent_IsNamed()
    {
        // 10.2875 × 1 → 10.28; × 2 = 20.56, billed 20.58.
        LineFinding finding = Trace(0m, 0m, [], [ASeat(20.58m)]).Of(LineFindingKind.Rounding).First.Single();

        (finding.Left.Amount, finding.Right!.Value.Amount).ShouldBe((20.58m, 20.56m));
    }

    [Fact]
    public void Result_LineACentOff_IsNoFinding()
    {
        TieOutFindings findings = Trace(0m, 0m, [], [ASeat(20.57m)]);

        (findings.Of(LineFindingKind.Rounding).Count, findings.RoundingChecked).ShouldBe((0, 1));
    }

    [Fact]
    public void Result_LegacyDocument_IsNotHeldAgainstNewCommerceFormulas()
    {
        var trace = new TieOutTrace(AnInvoice("D1") with { IsLegacy = true }, []);
        trace.Add(ASeat(99m), new Money(99m, "USD"));

        trace.Result().RoundingChecked.ShouldBe(0);
    }

    [Fact]
    public void Result_Fee_CountsInPriceAloneAndIsNoLineOfMicrosofts()
    {
        var trace = new TieOutTrace(AnInvoice(total: 11.01m), [Sums(Contoso, 2, 11.01m, 37m)]);
        trace.Add(ALine(10.01m), new Money(12m, "USD"));
        trace.AddFee(Contoso, new Money(25m, "USD"));

        // 12 + 25 = 37
        TieOutFindings findings = trace.Result();
        findings.Lines.ShouldBe(1);
        findings.Customers.Where(customer => customer.Differs).ShouldBeEmpty();
    }

    private static TieOutFindings Trace(decimal header, decimal total, IReadOnlyList<CustomerSums> kept, InvoiceLine[] lines)
    {
        Invoice invoice = AnInvoice(total: header) with
        {
            Lines = new DocumentVersion { Id = "v", InvoiceNumber = "G104500001", Kind = LineKind.Billed, ETag = "e", LoadedAt = default, LineCount = lines.Length, Total = total },
        };
        var trace = new TieOutTrace(invoice, kept);
        foreach (InvoiceLine line in lines)
            trace.Add(line, new Money(12m, LineAmounts.CurrencyOf(line, "USD")));
        return trace.Result();
    }

    private static InvoiceLine ASeat(decimal cost) => new()
    {
        CustomerId = Contoso, ProductId = "CFQ7TTC0LF8Q", EffectiveUnitPrice = 10.2875m, BillableQuantity = 2m, PCToBCExchangeRate = 1m, Subtotal = cost, TaxTotal = 0m, Total = cost,
    };

    private static CustomerSums Sums(string customerId, int lines, decimal total, decimal price, string currency = "USD") =>
        new(customerId, "Contoso", lines, new Money(total, currency), new Money(price, currency));
}
