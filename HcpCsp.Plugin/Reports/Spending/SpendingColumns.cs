using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Spending;

/// <summary>The columns of spending in detail.</summary>
internal static class SpendingColumns
{
    public const string Lines = "Lines";
    public const string Cost = "Cost";
    public const string Price = "Price";
    public const string Margin = "Margin";

    /// <summary>The partner's.</summary>
    public static IReadOnlyList<SheetColumn<SpendingRow>> Partner { get; } =
    [
        new TextSheetColumn<SpendingRow>("Customer", 36, static row => row.CustomerName),
        new TextSheetColumn<SpendingRow>("Customer ID", 38, static row => row.CustomerId),
        new TextSheetColumn<SpendingRow>("Month", 10, static row => ReportFacts.Month(row.Month)),
        new TextSheetColumn<SpendingRow>("Product family", 16, static row => FamilyOf(row.Family)),
        new TextSheetColumn<SpendingRow>("Product", 44, static row => row.Product),
        new TextSheetColumn<SpendingRow>("Basis", 16, static row => row.Basis.Caption()),
        new NumberSheetColumn<SpendingRow>(Lines, 10, CellLook.Count, static row => row.LineCount),
        new NumberSheetColumn<SpendingRow>(Cost, 15, CellLook.Money, static row => row.Cost.Amount),
        new NumberSheetColumn<SpendingRow>(Price, 15, CellLook.Money, static row => row.Price.Amount),
        new NumberSheetColumn<SpendingRow>(Margin, 15, CellLook.Money, static row => row.Margin.Amount),
        new NumberSheetColumn<SpendingRow>("Margin %", 11, CellLook.Ratio, static row => row.Price.Amount == 0m ? null : Percentage.Of(row.Margin.Amount, row.Price.Amount)),
        new TextSheetColumn<SpendingRow>("Currency", 10, static row => row.Currency),
    ];

    /// <summary>All that a customer sees of its spending: the allow-list. What its rows are has no cost to show.</summary>
    public static IReadOnlyList<SheetColumn<CustomerSpendingRow>> Customer { get; } =
    [
        new TextSheetColumn<CustomerSpendingRow>("Month", 10, static row => ReportFacts.Month(row.Month)),
        new TextSheetColumn<CustomerSpendingRow>("Product family", 18, static row => FamilyOf(row.Family)),
        new TextSheetColumn<CustomerSpendingRow>("Product", 56, static row => row.Product),
        new TextSheetColumn<CustomerSpendingRow>("Basis", 18, static row => row.Basis.Caption()),
        new NumberSheetColumn<CustomerSpendingRow>(Lines, 10, CellLook.Count, static row => row.LineCount),
        new NumberSheetColumn<CustomerSpendingRow>(Price, 16, CellLook.Money, static row => row.Price.Amount),
        new TextSheetColumn<CustomerSpendingRow>("Currency", 10, static row => row.Currency),
    ];

    public static string FamilyOf(ProductFamily family) => family switch
    {
        ProductFamily.AzurePlan => "Azure plan",
        ProductFamily.SavingsPlan => "Savings plan",
        ProductFamily.Fee => "Monthly fee",
        _ => family.ToString(),
    };
}
