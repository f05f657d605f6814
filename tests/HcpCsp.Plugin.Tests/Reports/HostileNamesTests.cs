using System.Text.RegularExpressions;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Tests.Reports.Opened;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>A document whose customers, products and currency are called whatever hurts most, all at once.</summary>
public sealed partial class HostileNamesTests
{
    private static readonly string[] Names =
    [
        "=HYPERLINK(\"http://example.com\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\"quoted\"", "'single", "C:\\Windows\\..\\x", "../../etc/passwd", "a/b:c*d?e|f",
        "CON", "nul", "NUL.txt", "COM1", "Contoso", "contoso", "Contoso.", "CONTOSO ", "\u202Exslx.exe", "שלום \u2066עולם\u2069", "🚀👩‍👩‍👧", "<script>&amp;", "_x0041_",
        new string('x', 300), new string('漢', 300), new string('x', 300) + "y", "&P&N&\"Arial\"", " ", "...",
    ];

    private readonly WorkbookFixture fixture = new([.. Names.Select(Line), ALine(5m, Id(0), Names[0], currency: "E/R'")]);

    private InvoiceBill Bill => fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!;

    [Fact]
    public async Task WritePartnerWorkbookAsync_HostileNames_StandAsTexts()
    {
        byte[] file = await fixture.WritePartnerAsync();

        WorkbookFixture.Validate(file).ShouldBeEmpty();
        using XLWorkbook workbook = WorkbookFixture.Open(file);
        IXLCell[] cells = [.. WorkbookFixture.Column(workbook.Worksheet("Line items"), "Customer"), .. WorkbookFixture.Column(workbook.Worksheet("Line items"), "Product")];
        cells.ShouldAllBe(cell => !cell.HasFormula && cell.DataType == XLDataType.Text);
        ReadCell.ReadAll(file).Values.Where(cell => cell.IsFormula).Select(cell => cell.Formula!).ShouldAllBe(formula => OurFormula().IsMatch(formula));
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_HostileCurrency_GivesSafeSheetsAndNames()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        workbook.Worksheets.Select(sheet => sheet.Name).ShouldContain("Line items E R");
        workbook.NamedRanges.Select(name => name.Name).ShouldContain("Total_Cost_ER");
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_HostileNames_AreWrittenValidAndReleased()
    {
        foreach (string customerId in Names.Select((_, index) => Id(index)))
        {
            using var output = new MemoryStream();
            CustomerStatement statement = CustomerStatement.Find(fixture.Store, Bill, customerId)!;
            await fixture.Workbooks.WriteAsync(statement, output, TestContext.Current.CancellationToken);

            WorkbookFixture.Validate(output.ToArray()).ShouldBeEmpty(statement.CustomerName);
            ReadCell.ReadAll(output.ToArray()).Values.Where(cell => cell.IsFormula).Select(cell => cell.Formula!).ShouldAllBe(formula => OurFormula().IsMatch(formula));
        }
    }

    [Fact]
    public void FileNames_HostileNames_AreSafeAndNoTwoAreOne()
    {
        string[] files =
        [
            fixture.Workbooks.GetFileName(AccountId, WorkbookFixture.Number, null),
            .. Names.Select((_, index) => fixture.Workbooks.GetFileName(AccountId, WorkbookFixture.Number, Id(index))),
            .. Names.Select((_, index) => fixture.Workbooks.FileNameOf(CustomerStatement.Find(fixture.Store, Bill, Id(index))!)),
        ];

        files.ShouldAllBe(file => SafeFile().IsMatch(file) && file.Length <= 120);
        files.ShouldAllBe(file => !Device().IsMatch(file));
        // Windows knows no case, and drops dots and spaces at the end.
        files.Select(file => Path.GetFileNameWithoutExtension(file).TrimEnd('.', ' ').ToUpperInvariant()).ShouldBeUnique();
    }

    private static InvoiceLine Line(string name, int index) => ALine(10m + index, Id(index), name, product: name);

    private static string Id(int index) => $"00000000-0000-0000-0000-{index + 1:000000000000}";

    // What we write ourselves: sums, counts, differences and rounded ratios of cells.
    [GeneratedRegex(@"^[A-Z0-9:,!()+\-*/' a-z]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OurFormula();

    [GeneratedRegex("^[^\\p{Cc}\\p{Cf}<>:\"/\\\\|?*%.~\\s-][^\\p{Cc}\\p{Cf}<>:\"/\\\\|?*%]*\\.xlsx$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeFile();

    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM\d|LPT\d)\s*(\.|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Device();
}
