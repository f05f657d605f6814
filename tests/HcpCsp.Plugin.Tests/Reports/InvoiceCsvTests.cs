using System.Globalization;
using System.Text;
using CsvHelper;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Partner;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

public class InvoiceCsvTests
{
    [Fact]
    public void WriteLines_ForTheCustomer_HoldsTheAllowedColumnsAndItsPricesAlone()
    {
        var fixture = new WorkbookFixture(ALine(77.77m), ALine(-7.77m), ALine(55.55m, Fabrikam, "Fabrikam")).WithMarkup(50m);

        string text = Lines(fixture, Contoso);
        List<Dictionary<string, string>> rows = Read(text);

        rows.Select(row => row.Keys).ShouldAllBe(names => names.SequenceEqual(CustomerLineColumns.AllWithCurrency.Select(column => column.Header)));
        // 77.77 × 1.5 = 116.655 → 116.66; −7.77 × 1.5 = −11.655 → −11.66
        rows.Select(row => row["Price"]).ShouldBe(["116.66", "-11.66"]);
        foreach (string ours in (string[])["77.77", "7.77", "55.55", "Fabrikam", "3.9", "ost", "argin", "ark-up"])
            text.ShouldNotContain(ours);
    }

    [Fact]
    public void WriteLines_ForThePartner_HoldsEveryAttributeCostAndPrice()
    {
        var fixture = new WorkbookFixture(ALine(10m), ALine(20m, Fabrikam, "Fabrikam")).WithMarkup(50m);

        List<Dictionary<string, string>> rows = Read(Lines(fixture, customerId: null));

        // 10 × 1.5; 20 × 1.2 by the account's default
        rows.Select(row => (row["Cost"], row["Price"])).ShouldBe([("10", "15"), ("20", "24")]);
        rows[0].Keys.ShouldBe(PartnerLineColumns.All.Select(column => column.Header));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("Contoso, \"the\" shop\nsecond line", "Contoso, \"the\" shop\nsecond line")]
    [InlineData("שלום 🚀", "שלום 🚀")]
    public void WriteLines_HostileText_IsNoFormulaAndReadsBack(string product, string read)
    {
        var fixture = new WorkbookFixture(ALine(-10m, product: product));

        Dictionary<string, string> row = Read(Lines(fixture, Contoso)).Single();

        row["Product"].ShouldBe(read);
        // A negative number stays a number: −10 × 1.2
        row["Price"].ShouldBe("-12");
    }

    [Fact]
    public void WriteLines_GermanDialect_WritesItsSignsAndDates()
    {
        var fixture = new WorkbookFixture(ALine(1234.5m));
        var german = new CsvDialect(';', ',', "dd.MM.yyyy", HasByteOrderMark: true);

        byte[] file = Write(output => Csv(fixture).WriteLines(AccountId, WorkbookFixture.Number, Contoso, german, output, default));

        file.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        string[] lines = Encoding.UTF8.GetString(file, 3, file.Length - 3).Split("\r\n");
        lines[0].ShouldStartWith("Product;SKU;");
        lines[1].ShouldContain(";01.09.2026;30.09.2026;");
        lines[1].ShouldEndWith(";1481,4;USD"); // 1234.5 × 1.2
    }

    [Fact]
    public void WriteLines_Twice_IsTheSameFile()
    {
        InvoiceLine[] lines = [ALine(10m), ALine(20m, Fabrikam, "Fabrikam"), ALine(30m)];

        Lines(new WorkbookFixture(lines), null).ShouldBe(Lines(new WorkbookFixture(lines), null));
        Lines(new WorkbookFixture([ALine(10.01m), .. lines[1..]]), null).ShouldNotBe(Lines(new WorkbookFixture(lines), null));
    }

    [Fact]
    public void WriteFocus_ForThePartner_IsTheWholeInvoiceWithTax()
    {
        InvoiceLine[] lines = [ALine(10m), ALine(-4m, charge: "customerCredit"), ALine(20m, Fabrikam, "Fabrikam")];
        var fixture = new WorkbookFixture(lines);

        List<Dictionary<string, string>> rows = Read(Focus(fixture, customerId: null));

        // 10 + 1 tax, −4 − 0.4 tax, 20 + 2 tax
        rows.Sum(row => Number(row, "BilledCost")).ShouldBe(lines.Sum(line => line.Total!.Value));
        rows.Select(row => row["ChargeCategory"]).ShouldBe(["Purchase", "Tax", "Credit", "Tax", "Purchase", "Tax"], ignoreOrder: true);
        rows.ShouldAllBe(row => row["InvoiceIssuerName"] == "Microsoft" && row["InvoiceId"] == WorkbookFixture.Number && row["BillingCurrency"] == "USD");
        Number(rows[0], "x_CustomerPrice").ShouldBe(12m); // 10 × 1.2
        Number(rows[0], "x_Margin").ShouldBe(2m);
    }

    [Fact]
    public void WriteFocus_ForTheCustomer_IsBilledByThePartnerAndTellsNothingOfOurs()
    {
        var fixture = new WorkbookFixture(ALine(77.77m), ALine(55.55m, Fabrikam, "Fabrikam")).WithMarkup(50m, taxRate: 19m);

        string text = Focus(fixture, Contoso);
        List<Dictionary<string, string>> rows = Read(text);

        // 77.77 × 1.5 = 116.655 → 116.66; tax 116.66 × 0.19 = 22.1654 → 22.17
        rows.Select(row => (row["ChargeCategory"], row["BilledCost"], row["ListCost"], row["EffectiveCost"])).ShouldBe(
            [("Purchase", "116.66", "116.66", "116.66"), ("Tax", "22.17", "22.17", "22.17")]);
        rows.ShouldAllBe(row => row["InvoiceIssuerName"] == "Tailspin Toys" && row["BillingAccountId"] == Contoso);
        foreach (string ours in (string[])["77.77", "55.55", "Fabrikam", "3.9", "UnitPrice", "PricingCurrency", "x_Margin", "x_Pricing", WorkbookFixture.Number])
            text.ShouldNotContain(ours);
    }

    [Fact]
    public void WriteFocus_AnyLine_MeetsTheSpecificationsRules()
    {
        InvoiceLine azure = ALine(30m, product: "Azure plan", charge: "cycleFee");
        (azure.ProductId, azure.SkuId, azure.MeterDescription) = ("DZH318Z0BPS6", "0001", "Bandwidth - Out");
        InvoiceLine unknown = ALine(5m, charge: "somethingNew");
        (unknown.UnitPrice, unknown.BillableQuantity, unknown.Quantity, unknown.ChargeStartDate, unknown.ChargeEndDate) = (null, null, null, null, null);
        var fixture = new WorkbookFixture(ALine(11.7m), ALine(-11.7m), azure, unknown);

        foreach (Dictionary<string, string> row in Read(Focus(fixture, customerId: null)).Concat(Read(Focus(fixture, Contoso))))
        {
            foreach (string mandatory in Mandatory)
                row.ShouldContainKey(mandatory);
            foreach (string never in NeverNull)
                row[never].ShouldNotBeEmpty($"{never} of {row["ChargeDescription"]}");
            if (row["ChargeCategory"] is "Tax")
                row["PricingQuantity"].ShouldBeEmpty();
            if (row["ChargeCategory"] is not "Usage")
                row["ConsumedQuantity"].ShouldBeEmpty();
            if (row["ChargeCategory"] is "Purchase")
                row["ChargeFrequency"].ShouldNotBe("Usage-Based");
            if (row.GetValueOrDefault("ListUnitPrice") is { Length: > 0 })
                (Number(row, "ListUnitPrice") * Number(row, "PricingQuantity")).ShouldBe(Number(row, "ListCost"));
            string.CompareOrdinal(row["ChargePeriodStart"], row["ChargePeriodEnd"]).ShouldBeLessThan(0);
        }
    }

    [Fact]
    public void WriteFocus_MonthlyFee_IsARecurringPurchase()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);

        Dictionary<string, string> fee = Read(Focus(fixture, Contoso)).Single(row => row["BilledCost"] == "25");

        (fee["ChargeCategory"], fee["ChargeFrequency"], fee["ServiceName"]).ShouldBe(("Purchase", "Recurring", "Managed service"));
    }

    [Fact]
    public async Task Write_EverythingChangedSinceTheIssue_ComesToWhatWasIssued()
    {
        var fixture = new WorkbookFixture(ALine(77.77m), ALine(-7.77m)).WithMarkup(50m, taxRate: 19m);
        (string lines, string focus) = (Lines(fixture, Contoso), Focus(fixture, Contoso));
        Statement issued = await fixture.IssueAsync();
        fixture.WithMarkup(90m, taxRate: 7m).Store.Data(AccountId).With(AnInvoice(over: [ALine(1000m)]), [ALine(1000m)]);

        // 77.77 × 1.5 = 116.655 → 116.66; −7.77 × 1.5 = −11.655 → −11.66; together 105.00; tax 105 × 0.19 = 19.95
        Read(Lines(fixture, Contoso)).Sum(row => Number(row, "Price")).ShouldBe(105.00m);
        List<Dictionary<string, string>> rows = Read(Focus(fixture, Contoso));
        rows.Sum(row => Number(row, "BilledCost")).ShouldBe(124.95m);
        rows.Sum(row => Number(row, "BilledCost")).ShouldBe(issued.Blocks.Sum(block => block.Total.Amount));
        rows.ShouldAllBe(row => row["InvoiceId"] == issued.Number);
        (Lines(fixture, Contoso), Focus(fixture, Contoso)).ShouldBe((lines, focus));
    }

    [Fact]
    public async Task WriteFocus_PlanWithAFeeChangedSinceTheIssue_KeepsFeeAndPlan()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);
        await fixture.IssueAsync();
        fixture.Plans.With(APlan(MarkUp(80m), Fee(99m)) with { Version = 2 }, Contoso);

        Read(Focus(fixture, Contoso)).Select(row => row["BilledCost"]).ShouldBe(["11", "25"]); // 10 × 1.1, and the fee
    }

    [Fact]
    public async Task WriteLines_ForThePartner_FollowsRulesWhateverWasIssued()
    {
        var fixture = new WorkbookFixture(ALine(10m)).WithMarkup(50m);
        await fixture.IssueAsync();
        fixture.WithMarkup(90m);

        Read(Lines(fixture, customerId: null)).Single()["Price"].ShouldBe("19"); // 10 × 1.9
    }

    [Fact]
    public void WriteLines_StoredSumsAreWrong_ReleasesNothing()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number);
        fixture.Store.Data(AccountId).ChangeSummaries(WorkbookFixture.Number, summary => summary with { Subtotal = 11m });

        Should.Throw<InvalidOperationException>(() => Focus(new WorkbookFixture(fixture.Store), customerId: null)).Message.ShouldContain("isn't released");
    }

    private static readonly string[] Mandatory =
    [
        "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription",
        "ChargePeriodEnd", "ChargePeriodStart", "ContractedCost", "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName",
        "ServiceCategory", "ServiceName",
    ];

    private static readonly string[] NeverNull =
    [
        "BilledCost", "BillingAccountId", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargePeriodEnd", "ChargePeriodStart", "ContractedCost",
        "EffectiveCost", "InvoiceIssuerName", "ListCost", "ProviderName", "PublisherName", "ServiceCategory", "ServiceName", "ChargeFrequency", "InvoiceId",
    ];

    private static InvoiceCsv Csv(WorkbookFixture fixture) => new(fixture.Ledger, new StatementsInForce(fixture.Store, fixture.Plans));

    private static string Lines(WorkbookFixture fixture, string? customerId) =>
        Encoding.UTF8.GetString(Write(output => Csv(fixture).WriteLines(AccountId, WorkbookFixture.Number, customerId, CsvDialect.Plain, output, default)));

    private static string Focus(WorkbookFixture fixture, string? customerId) =>
        Encoding.UTF8.GetString(Write(output => Csv(fixture).WriteFocus(AccountId, WorkbookFixture.Number, customerId, output, default)));

    private static byte[] Write(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }

    private static List<Dictionary<string, string>> Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!, StringComparer.Ordinal));
        return rows;
    }

    private static decimal Number(Dictionary<string, string> row, string name) => decimal.Parse(row[name], CultureInfo.InvariantCulture);
}
