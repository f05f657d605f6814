using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Restatements;

/// <summary>One version of a document's lines.</summary>
/// <param name="ComparePath">To what it changed in the version before; empty for the first.</param>
internal sealed record VersionRow(string Loaded, string Created, string Lines, string Total, bool InForce, StateView State, string ComparePath)
{
    /// <param name="bill">The document.</param>
    /// <param name="versions">Newest first. A single one is nothing to tell of.</param>
    /// <param name="formats">The reader's.</param>
    public static IReadOnlyList<VersionRow> ListFor(InvoiceBill bill, IReadOnlyList<DocumentVersion> versions, Formats formats) => versions.Count < 2
        ? []
        : [.. versions.Select((version, index) => For(bill, version, versions.ElementAtOrDefault(index + 1), formats))];

    public static VersionRow For(InvoiceBill bill, DocumentVersion version, DocumentVersion? before, Formats formats) => new(
        formats.Moment(version.LoadedAt),
        version.DataCreatedAt is { } created ? formats.Moment(created) : Formats.None,
        formats.Number(version.LineCount),
        formats.ExactMoney(new Money(version.Total, bill.Invoice.Total.Currency)),
        string.Equals(version.Id, bill.Invoice.Lines?.Id, StringComparison.Ordinal),
        new StateView("good", "In force"),
        before is null ? "" : CspPaths.Restatement(bill.Account.Id, bill.Invoice.Number, before.Id, version.Id));
}
