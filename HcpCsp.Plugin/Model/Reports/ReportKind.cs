namespace HcpCsp.Plugin.Model.Reports;

/// <summary>What reports there are. Stored by name: none is ever renamed.</summary>
internal enum ReportKind
{
    /// <summary>For the partner: one document.</summary>
    Invoice,

    /// <summary>For the partner: all documents of a month, one block per currency.</summary>
    Month,

    /// <summary>For the partner: customer × month × product family and product.</summary>
    Spending,

    /// <summary>For the partner: usage by subscription, resource group, meter, tag and day.</summary>
    Usage,

    /// <summary>For a customer: what one document bills to it, as issued where a statement is.</summary>
    CustomerBilling,

    /// <summary>For a customer: its spending by month, product family and product.</summary>
    CustomerSpending,

    /// <summary>For a customer: its usage, at its price.</summary>
    CustomerUsage,
}

internal static class ReportKinds
{
    /// <summary>Whether a customer may see it: at its price, with nothing of ours.</summary>
    public static bool IsForCustomer(this ReportKind kind) => kind is ReportKind.CustomerBilling or ReportKind.CustomerSpending or ReportKind.CustomerUsage;

    /// <summary>In what forms there is one. FOCUS is of lines that are billed.</summary>
    public static IReadOnlyList<ReportFormat> Formats(this ReportKind kind) => kind is ReportKind.Invoice or ReportKind.Month or ReportKind.CustomerBilling
        ? [ReportFormat.Workbook, ReportFormat.Csv, ReportFormat.Focus]
        : [ReportFormat.Workbook, ReportFormat.Csv];
}

/// <summary>Stored by name.</summary>
internal enum ReportFormat
{
    /// <summary>Excel.</summary>
    Workbook,

    Csv,

    /// <summary>FOCUS 1.2, as CSV.</summary>
    Focus,
}
