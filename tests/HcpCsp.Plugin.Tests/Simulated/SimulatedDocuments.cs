using System.IO.Compression;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.Store;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Graph;
using HcpCsp.TestHost.Simulator.Graph.Blobs;
using InvoiceLine = HcpCsp.Plugin.Model.Lines.InvoiceLine;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>The simulated Microsoft's documents, read from the files that it would send, but without any server.</summary>
internal static class SimulatedDocuments
{
    /// <summary>Loads all documents of a partner with their lines.</summary>
    /// <returns>How many lines they have.</returns>
    public static async Task<int> LoadAsync(PartnerTenant partner, IAccountStore account)
    {
        int lines = 0;
        foreach (InvoiceDocument document in partner.Invoices.WithAmendments)
        {
            var checkpoint = new UnitCheckpoint($"lines/{document.Id}", "run", DateTimeOffset.UnixEpoch, "");
            account.SaveInvoices([HeaderOf(document, partner.Invoices.Totals(document).Total)], checkpoint);
            using IVersionLoad<InvoiceLine> load = account.LoadLines(document.Id);
            List<BlobReceipt> receipts = [];
            var dataset = new ExportDataset(partner, ExportKind.Reconciliation, document.Market, document.Scope, document.Id, document.Date, "full");
            for (int index = 0; index < dataset.BlobCount; index++)
            {
                int rows = await ReadAsync(new ExportBlob(dataset, index), InvoiceLine.Schema, load.Add);
                receipts.Add(new BlobReceipt(dataset.BlobName(index), rows, 1, "00"));
            }

            lines += load.Switch("tag", document.Date, receipts, checkpoint).LineCount;
        }

        return lines;
    }

    /// <summary>Loads the daily usage of all documents of a partner, whose lines are there.</summary>
    /// <returns>How many lines of usage they have.</returns>
    public static async Task<int> LoadUsageAsync(PartnerTenant partner, IAccountStore account)
    {
        int lines = 0;
        foreach (InvoiceDocument document in partner.Invoices.WithAmendments)
        {
            using IVersionLoad<UsageLine> load = account.LoadUsage(document.Id);
            var dataset = new ExportDataset(partner, ExportKind.Usage, document.Market, document.Scope, document.Id, document.Date, "full");
            List<BlobReceipt> receipts = [];
            for (int index = 0; index < dataset.BlobCount; index++)
                receipts.Add(new BlobReceipt(dataset.BlobName(index), await ReadAsync(new ExportBlob(dataset, index), UsageLine.Schema, load.Add), 1, "00"));
            lines += load.Switch("tag", document.Date, receipts, new UnitCheckpoint($"usage/{document.Id}", "run", DateTimeOffset.UnixEpoch, "")).LineCount;
        }

        return lines;
    }

    private static async Task<int> ReadAsync<TLine>(ExportBlob blob, LineSchema<TLine> schema, Action<TLine> onLine)
        where TLine : class
    {
        using var file = new MemoryStream();
        BlobWriter.Write(blob, new BlobDress(), file);
        file.Position = 0;
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        var reader = new LineFileReader<TLine>(schema, static (_, _) => { });
        await reader.ReadAsync(plain, onLine, CancellationToken.None);
        return reader.Rows;
    }

    private static Invoice HeaderOf(InvoiceDocument document, decimal total) => new()
    {
        Number = document.Id,
        InvoiceDate = document.Date,
        Period = BillingPeriod.Month(document.Month.Year, document.Month.Month),
        Total = new Money(total, document.Market.Currency),
        DocumentType = document.Type == DocumentType.AdjustmentNote ? "adjustment_note" : "invoice",
    };
}
