using ClosedXML.Excel;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Sheets.Packing;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>Line sheets of rows that are no invoice lines.</summary>
public class LineSheetTests
{
    private static readonly Meter[] Meters = [new("Bandwidth", 3, 1.25m, new DateOnly(2026, 10, 1)), new("=D2 v3", 4, -0.75m, null), new("Disk", 5, 2m, null)];

    private static readonly IReadOnlyList<SheetColumn<Meter>> Columns =
    [
        new TextSheetColumn<Meter>("Meter", 20, meter => meter.Name),
        new NumberSheetColumn<Meter>("Days", 10, CellLook.Count, meter => meter.Days),
        new DateSheetColumn<Meter>("First", 12, meter => meter.First),
        new NumberSheetColumn<Meter>("Price", 12, CellLook.Money, meter => meter.Price),
        new NumberSheetColumn<Meter>("List price", 12, CellLook.Money, meter => meter.Price * 2),
    ];

    private static LineSheetRequest<Meter> Request => new()
    {
        Name = "Usage",
        Title = "Usage by meter",
        About = "Contoso",
        Unit = "meter",
        TablePrefix = "Usage",
        Currency = "EUR",
        Columns = Columns,
        Read = () => Meters,
        Count = 3,
        // 1.25 − 0.75 + 2; 3 + 4 + 5
        Sums = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["Price"] = 2.5m, ["Days"] = 12m },
        MostSheetRows = LineParts.MostSheetRows,
    };

    [Fact]
    public void Add_RowsOfAnyKind_GoesUnderTheRequestsNames()
    {
        using XLWorkbook workbook = Pack(Request);

        IXLWorksheet sheet = workbook.Worksheet("Usage");
        sheet.Cell("A1").GetString().ShouldBe("Usage by meter");
        sheet.Cell("A2").GetString().ShouldBe("Contoso · EUR · 3 meters");
        sheet.Tables.Single().Name.ShouldBe("Usage1");
        WorkbookFixture.Column(sheet, "Meter").Select(cell => cell.GetString()).ShouldBe(["Bandwidth", "=D2 v3", "Disk"]);
    }

    [Fact]
    public void Add_SumOfCounts_StandsAboveThemWithoutDecimals()
    {
        using XLWorkbook workbook = Pack(Request);
        IXLCell days = workbook.Worksheet("Usage").Cell(LineSheet.TotalRow, 2);

        days.CachedValue.ToString().ShouldBe("12");
        days.Style.NumberFormat.Format.ShouldBe("#,##0");
    }

    [Fact]
    public void Add_MoneyThatTheRequestSumsNot_HasNoTotal()
    {
        using XLWorkbook workbook = Pack(Request);

        workbook.Worksheet("Usage").Row(LineSheet.TotalRow).CellsUsed(cell => cell.HasFormula).Select(cell => cell.CachedValue.ToString()).ShouldBe(["12", "2.5"]);
    }

    [Fact]
    public void Add_MoreRowsThanASheetHolds_SumsEachPartApart()
    {
        using XLWorkbook workbook = Pack(Request with { MostSheetRows = LineSheet.HeaderRow + 2 });

        workbook.Worksheets.Select(sheet => (sheet.Name, sheet.Cell("A2").GetString(), sheet.Cell(LineSheet.TotalRow, 4).CachedValue.ToString()))
            .ShouldBe([("Usage", "Contoso · EUR · 2 meters · part 1 of 2", "0.50"), ("Usage (2)", "Contoso · EUR · 1 meter · part 2 of 2", "2")]);
    }

    [Fact]
    public void Add_NoCurrency_NamesNone()
    {
        using XLWorkbook workbook = Pack(Request with { Currency = "", Sums = new Dictionary<string, decimal>(StringComparer.Ordinal) });

        workbook.Worksheet("Usage").Cell("A2").GetString().ShouldBe("Contoso · 3 meters");
    }

    [Theory]
    [InlineData("Price", "2.51")]
    [InlineData("Days", "13")]
    [InlineData("Meter", "1")]
    public void Pack_SumsAreNotTheRows_Refuses(string header, string sum)
    {
        LineSheetRequest<Meter> request = Request with
        {
            Sums = new Dictionary<string, decimal>(StringComparer.Ordinal) { [header] = decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture) },
        };

        Should.Throw<InvalidOperationException>(() => Pack(request)).Message.ShouldContain($"Column {header}");
    }

    private static XLWorkbook Pack(LineSheetRequest<Meter> request)
    {
        using var draft = new WorkbookDraft { Title = "Usage", Creator = "Tailspin Toys", AsOf = new DateTimeOffset(2026, 10, 8, 0, 0, 0, TimeSpan.Zero), Footer = "Tailspin Toys" };
        LineSheetSet.Add(draft, request);
        var output = new MemoryStream();
        WorkbookPacker.Pack(draft, output, TestContext.Current.CancellationToken);
        WorkbookFixture.Validate(output.ToArray()).ShouldBeEmpty();
        return new XLWorkbook(output);
    }

    private sealed record Meter(string Name, decimal Days, decimal Price, DateOnly? First);
}
