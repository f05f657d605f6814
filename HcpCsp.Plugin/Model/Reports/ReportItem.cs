namespace HcpCsp.Plugin.Model.Reports;

/// <summary>A kind of report in one of its forms.</summary>
internal sealed record ReportItem(ReportKind Kind, ReportFormat Format);
