using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store;

/// <summary>Months that aren't billed yet.</summary>
/// <remarks>
/// A month never counts twice: as soon as a document that closes it (<see cref="Invoice.ClosedMonth"/>) has its lines in force, its open period is
/// gone, in the same transaction, and can't come back. What is replaced or billed leaves nothing behind: whoever reads the lines of a version
/// meanwhile looks afterwards whether it is still in force.
/// </remarks>
internal interface IOpenPeriodStore
{
    /// <summary>Newest month first, then by currency; lines before usage.</summary>
    IReadOnlyList<OpenPeriod> ListOpenPeriods();

    /// <summary>Begins to load what takes the place of a month's open lines. Its switch fails when a document bills the month meanwhile.</summary>
    /// <param name="currency">Billing currency, upper case.</param>
    /// <param name="month">First day.</param>
    IVersionLoad<InvoiceLine> LoadOpenLines(string currency, DateOnly month);

    /// <inheritdoc cref="LoadOpenLines"/>
    IVersionLoad<UsageLine> LoadOpenUsage(string currency, DateOnly month);
}
