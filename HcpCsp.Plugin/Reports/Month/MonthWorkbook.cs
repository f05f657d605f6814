using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Month;

/// <summary>Designs the partner's workbook of a month: all documents of the account, one block per currency.</summary>
internal static class MonthWorkbook
{
    public static WorkbookDraft Design(MonthReport month, WorkbookSettings settings)
    {
        PartnerReport report = month.Report;
        var draft = report.NewDraft("Month", settings);
        int mostSheetRows = settings.MostSheetRows;
        SheetCanvas summary = draft.AddSheet("Summary", month.Currencies[0]);
        foreach (string currency in month.Currencies)
            AddCustomers(draft, month, currency, mostSheetRows);
        Dictionary<string, LineSheetSet> lines = month.Currencies.ToDictionary(static currency => currency, currency => AddLines(draft, month, currency, mostSheetRows), StringComparer.Ordinal);
        SourcesSheet.Add(draft, report, mostSheetRows);
        MonthSummarySheet.Write(draft, summary, month, lines);
        return draft;
    }

    private static void AddCustomers(WorkbookDraft draft, MonthReport month, string currency, int mostSheetRows)
    {
        IReadOnlyList<MonthCustomer> customers = MonthCustomer.List(month.Report.Counted, currency);
        IReadOnlyDictionary<string, decimal> sums = month.SumsIn(currency);
        LineSheetSet.Add(draft, new LineSheetRequest<MonthCustomer>
        {
            Name = NameOf(month, "Customers", currency),
            Title = "Customers",
            About = $"{month.Report.Months} · before tax where not said otherwise",
            Unit = "customer",
            TablePrefix = "Customers",
            Currency = currency,
            Columns = MonthCustomer.Columns,
            Read = () => customers,
            Count = customers.Count,
            Sums = new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                ["Lines"] = month.CountIn(currency),
                [PartnerLineColumns.Cost] = sums[PartnerLineColumns.Cost],
                [PartnerLineColumns.Tax] = sums[PartnerLineColumns.Tax],
                [PartnerLineColumns.Price] = sums[PartnerLineColumns.Price],
                ["Margin"] = sums[PartnerLineColumns.Price] - sums[PartnerLineColumns.Cost],
            },
            MostSheetRows = mostSheetRows,
        });
    }

    private static LineSheetSet AddLines(WorkbookDraft draft, MonthReport month, string currency, int mostSheetRows) => LineSheetSet.Add(draft, new LineSheetRequest<DocumentLine>
    {
        Name = NameOf(month, "Line items", currency),
        About = $"{month.Report.Months} · all documents that count",
        Currency = currency,
        Columns = DocumentLine.Columns,
        Read = () => month.Read(currency),
        Count = month.CountIn(currency),
        Sums = month.SumsIn(currency),
        MostSheetRows = mostSheetRows,
    });

    private static string NameOf(MonthReport month, string name, string currency) => month.Currencies.Count == 1 ? name : $"{name} {currency}";
}
