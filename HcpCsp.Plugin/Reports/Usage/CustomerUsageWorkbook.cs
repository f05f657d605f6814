using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Usage;

/// <summary>Designs a customer's usage at its price, and says what it may show.</summary>
internal sealed class CustomerUsageWorkbook
{
    /// <summary>Stands for charges that no usage was found for.</summary>
    public const string Untraced = "Azure plan charges without usage";

    private static readonly IReadOnlyList<SummaryColumn> Columns =
    [
        new("Month"), new("Statement"), new("Basis"), new("Data version"), new("Usage version"), new("Without usage", CellLook.Money, true), new("Azure plan, price", CellLook.Money, true) { TotalName = TotalNames.Price },
    ];

    private readonly CustomerReport report;
    private readonly CustomerUsage usage;
    private readonly IReadOnlyList<SheetColumn<UsageEntry>> columns;
    private readonly UsageBreakdown breakdown = new();
    private readonly IReadOnlyList<UsageCharge> charges;
    private readonly Dictionary<string, int> unpriced = new(StringComparer.Ordinal);

    /// <param name="report">What it is of.</param>
    /// <param name="usage">The customer's.</param>
    /// <param name="columns">Of the days.</param>
    public CustomerUsageWorkbook(CustomerReport report, CustomerUsage usage, IReadOnlyList<SheetColumn<UsageEntry>> columns)
    {
        this.report = report;
        this.usage = usage;
        this.columns = columns;
        // Documents of seats alone have nothing to say here.
        charges = [.. usage.Charges.Where(static charge => charge.Price.Amount != 0m || charge.Document.ShowsUsage)];
        foreach (UsageEntry entry in usage.Read())
        {
            breakdown.Add(entry);
            if (entry.Amount is null)
                unpriced[entry.Currency] = unpriced.GetValueOrDefault(entry.Currency) + 1;
        }

        foreach (UsageCharge charge in charges.Where(static charge => charge.Untraced.Amount != 0m))
            breakdown.AddOther(report.CustomerId, report.CustomerName, charge.Untraced.Currency, charge.Untraced.Amount, Untraced);
    }

    public WorkbookDraft Design(WorkbookSettings settings)
    {
        WorkbookDraft draft = report.NewDraft("Azure usage", settings);
        IReadOnlyList<string> currencies = breakdown.Currencies;
        SheetCanvas summary = draft.AddSheet("Summary", currencies is [var first, ..] ? first : "");
        double[] widths = [2.5, 24, 40, 17, 15, 15, 17, 20];
        for (int column = 1; column <= widths.Length; column++)
            summary.Sheet.Column(column).Width = widths[column - 1];
        summary.IsWide = true;
        int row = CoverBlock.Write(draft, summary, new Cover("Azure usage", report.Months, [.. report.Facts, .. Notes()]), widths.Length);
        foreach (string currency in currencies)
        {
            LineSheetSet days = AddSheets(draft, currency, currencies.Count > 1, settings.MostSheetRows);
            var table = new SummaryTable($"Azure plan in {currency}, before tax", currency, Columns);
            int total = table.Write(summary, row, [.. charges.Where(charge => IsIn(charge, currency)).Select(RowOf)]);
            SummaryControl.Write(summary, total + 1, "Price on the sheets of daily usage", days, UsageColumns.Price, SummaryTable.Letter(6), total);
            row = total + 4;
        }

        return draft;
    }

    public CustomerAllowance Allow(HouseStyle style) => report.Allow(
        style,
        new HashSet<decimal>(
        [
            0m,
            .. charges.SelectMany(static charge => new[] { charge.Price.Amount, charge.Untraced.Amount }),
            .. breakdown.Currencies.SelectMany(currency => new[] { PriceIn(currency), charges.Where(charge => IsIn(charge, currency)).Sum(static charge => charge.Untraced.Amount) }),
        ]),
        [
            new CustomerTable<UsageEntry>("DailyUsage", UsageColumns.Customer),
            .. Enum.GetValues<UsageDimension>().Select(static dimension => new CustomerTable<UsageGroup>($"Usage{dimension}", UsageColumns.Of(dimension, forPartner: false))),
        ]);

    /// <summary>All days of a currency, and at the end what no usage was found for.</summary>
    public IEnumerable<UsageEntry> Read(string currency) => usage.Read().Where(entry => string.Equals(entry.Currency, currency, StringComparison.Ordinal)).Concat(ListUntraced(currency));

    public IReadOnlyList<string> Currencies => breakdown.Currencies;

    // What is honest about a price that nobody charges by the day.
    private IEnumerable<(string, string)> Notes()
    {
        yield return ("How prices are made", "The price of your Azure plan, before tax, is spread over the usage that it is made of: within a meter by quantity, so that all parts come to it to the last digit. One day's part is a share of the month, not a charge of its own.");
        if (charges.Any(static charge => charge.Untraced.Amount != 0m))
            yield return (Untraced, "Part of the price can't be traced to days of usage. It stands in a row of its own.");
        if (unpriced.Count > 0)
            yield return ("Usage without price", "Some usage isn't charged by the Azure plan, such as what others than Microsoft sell: it is shown with its quantity alone.");
    }

    private static Func<int, IReadOnlyList<CellContent?>> RowOf(UsageCharge charge) => _ =>
    {
        var document = new CustomerDocument(charge.Document, charge.Statement);
        return
        [
            SummaryTable.Text(ReportFacts.Month(charge.Document.Month)),
            SummaryTable.Text(document.Number),
            SummaryTable.Text(document.Basis.Caption()),
            SummaryTable.Text(document.DataVersion),
            SummaryTable.Text(document.UsageVersion),
            SummaryTable.Number(charge.Untraced.Amount),
            SummaryTable.Number(charge.Price.Amount),
        ];
    };

    private LineSheetSet AddSheets(WorkbookDraft draft, string currency, bool isOneOfMany, int mostSheetRows) => new UsageSheets
    {
        Currency = currency,
        IsOneOfMany = isOneOfMany,
        Breakdown = breakdown,
        ForPartner = false,
        Columns = columns,
        Read = () => Read(currency),
        Count = breakdown.LinesIn(currency) + ListUntraced(currency).Count(),
        Amount = PriceIn(currency),
        About = $"{report.Months} · price before tax",
        MostSheetRows = mostSheetRows,
    }.Add(draft);

    private decimal PriceIn(string currency) => charges.Where(charge => IsIn(charge, currency)).Sum(static charge => charge.Price.Amount);

    private IEnumerable<UsageEntry> ListUntraced(string currency) => charges
        .Where(charge => IsIn(charge, currency) && charge.Untraced.Amount != 0m)
        .Select(charge => new UsageEntry(
            charge.Document.Number, report.CustomerId, report.CustomerName, new UsageLine { ChargeStartDate = charge.Document.Month, MeterName = Untraced }, currency, charge.Untraced));

    private static bool IsIn(UsageCharge charge, string currency) => string.Equals(charge.Price.Currency, currency, StringComparison.Ordinal);
}
