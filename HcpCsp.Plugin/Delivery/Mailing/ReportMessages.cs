using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>Makes the mail of a delivery: its words, and its files, as one zip when they are many or large.</summary>
internal sealed class ReportMessages(IReportStore reports, ICspStore store, ReportZip zip, IOptions<DeliveryOptions> options)
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The caller disposes it once it is sent.</summary>
    /// <exception cref="StoreException">A file is missing, or other than it was made.</exception>
    public async Task<ReportMessage> ComposeAsync(ReportDelivery delivery, CancellationToken cancellationToken)
    {
        HashSet<string> ids = [.. delivery.FileIds];
        ProducedFile[] files = [.. reports.ListFiles(delivery.AccountId, delivery.RunId).Where(file => ids.Contains(file.Key.Id))];
        if (files.Length < ids.Count)
            throw new StoreException("Files of it are no longer kept.") { Advice = "Make the reports again." };
        PartnerAccount? account = store.FindAccount(delivery.AccountId);
        var text = new ReportMailText(
            account is null ? "" : account.OrganizationName.Length > 0 ? account.OrganizationName : account.Name,
            delivery.CustomerName,
            [.. files.Select(file => new MailedReport(file, FindStatement(file)))]);
        TemporaryZip? packed = IsTooMuch(files) ? await TemporaryZip.CreateAsync(zip, files, cancellationToken) : null;
        return new ReportMessage(
            new MailMessage { Key = delivery.Id, To = [delivery.Address], Subject = text.Subject, Text = text.Text, Attachments = packed is null ? [.. files.Select(Attach)] : [packed.Attachment] },
            packed);
    }

    private bool IsTooMuch(ProducedFile[] files) => files.Length > options.Value.ZipMailAboveFiles || files.Sum(static file => file.Bytes) > options.Value.ZipMailAbove;

    private MailAttachment Attach(ProducedFile file) => new()
    {
        FileName = file.Name,
        ContentType = file.Key.Format == ReportFormat.Workbook ? WorkbookType : "text/csv; charset=utf-8",
        Open = () => reports.OpenFile(file),
    };

    // The version that the file was made from, which may be superseded by the time that it is sent.
    private Statement? FindStatement(ProducedFile file) => file.Key is { Kind: ReportKind.CustomerBilling, CustomerId: { } customer }
        && store.Statements.ListInForce(file.AccountId, file.Key.Subject).TryGetValue(customer, out Statement? inForce)
            ? store.Statements.ListVersions(file.AccountId, inForce.Number).FirstOrDefault(version => string.Equals(ReportVersion.Of(version), file.Key.Version, StringComparison.Ordinal))
            : null;
}

/// <summary>A mail about to be sent, and what goes with it when it is.</summary>
internal sealed record ReportMessage(MailMessage Mail, TemporaryZip? Packed) : IDisposable
{
    public void Dispose() => Packed?.Dispose();
}
