namespace HcpCsp.Plugin.Model.Reports;

/// <summary>What is made, of whom, and who gets it: of a schedule, or of somebody who asks once.</summary>
internal sealed record ReportOrder
{
    /// <summary>At least one, none twice.</summary>
    public required IReadOnlyList<ReportItem> Items { get; init; }

    /// <summary>How CSV is written; null for the plain form.</summary>
    public CsvDialect? Dialect { get; init; }

    /// <summary>These customers alone, by normalized id; null for all.</summary>
    public IReadOnlyList<string>? CustomerIds { get; init; }

    /// <summary>Whether what isn't complete yet goes out as provisional. Else it waits, and is shown as waiting.</summary>
    public bool SendsProvisional { get; init; }

    /// <summary>Whether statements are issued before billing details for customers are made. What can't be issued isn't made then. What is provisional is never issued.</summary>
    public bool IssuesFirst { get; init; } = true;

    /// <summary>Whether a statement is issued anew, and made again, once Microsoft has restated its lines to another price. Else the run says how many differ.</summary>
    public bool IssuesAnew { get; init; }

    /// <summary>Addresses that get all files, one mail each.</summary>
    public IReadOnlyList<string> MailTo { get; init; } = [];

    /// <summary>Whether each customer gets its own files at the addresses in its settings.</summary>
    public bool MailsCustomers { get; init; }
}
