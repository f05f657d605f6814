using System.Globalization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.Pages.Billing.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pages.Billing.Lines;

public class PlanLineRowTests
{
    private static readonly Formats English = new(CultureInfo.InvariantCulture);

    [Fact]
    public void For_LineUnderAPlan_TellsItsStory()
    {
        InvoiceLine line = ALine(10m);

        LineRow row = LineRow.For(new PricedLine(line, Price(line, APlan(MarkUp(50m)))), "USD", English);

        row.Story.Select(step => step.Name).ShouldBe(["Microsoft's line", "Partner cost", "Rule", "Calculation", "Price"]);
        row.Story[2].Text.ShouldBe("Pricing plan Standard, version 1");
    }

    [Fact]
    public void For_Fee_HasNoPositionAndNoLineOfMicrosofts()
    {
        PricedLine fee = new CustomerFee(Contoso, "Contoso", "Managed service", new Money(25m, "USD")).AsLine(AnInvoice(), RuleOf(APlan(Fee(25m))));

        LineRow row = LineRow.For(fee, "USD", English);

        row.Position.ShouldBe(Formats.None);
        row.Story.Select(step => step.Name).ShouldBe(["Rule", "Price"]);
    }
}
