namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Every report there is, behind one door: what a request comes to, and the writing of it.</summary>
internal interface IReportCatalog
{
    /// <summary>The files that a request comes to, in a fixed order. Empty when there is nothing: no document in the months, no such customer.</summary>
    /// <exception cref="InvalidOperationException">The account is unknown, or the kind has no such format.</exception>
    IReadOnlyList<PlannedReport> Plan(ReportRequest request);

    /// <summary>Writes one. The same version under the same looks gives the same bytes. Safe for many threads.</summary>
    /// <returns>Rows written, of all tables; of billing details and CSV, the line items.</returns>
    /// <exception cref="Customer.CustomerLeakException">It would have shown a customer what isn't the customer's.</exception>
    /// <exception cref="InvalidOperationException">Data or rules changed since it was planned: plan anew.</exception>
    Task<WorkbookResult> WriteAsync(PlannedReport report, Stream output, CancellationToken cancellationToken);
}
