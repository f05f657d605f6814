using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>What somebody, or a schedule, wants of one partner account.</summary>
internal sealed record ReportRequest
{
    public required string AccountId { get; init; }

    public required ReportKind Kind { get; init; }

    public required ReportFormat Format { get; init; }

    /// <summary>First day of the first month. A document belongs to the month in which its billing period begins.</summary>
    public required DateOnly FromMonth { get; init; }

    /// <summary>First day of the last month, which belongs to it.</summary>
    public required DateOnly ToMonth { get; init; }

    /// <summary>One document alone; null for all of the months.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>These customers alone, by normalized id; null for all. Reports for the partner on a document or month are always of all.</summary>
    public IReadOnlyCollection<string>? CustomerIds { get; init; }

    /// <summary>How CSV is written; null for the plain form. FOCUS has a form of its own.</summary>
    public CsvDialect? Dialect { get; init; }
}
