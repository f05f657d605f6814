using System.IO.Compression;
using System.Security.Cryptography;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>The figure: the module's own reader and store, as discovery puts them together, from opening the store to closing it.</summary>
internal static class StoreIngest
{
    public const string Name = "figure";

    private const string AccountId = "0123456789ab";

    public static async Task<(long Lines, long Bytes)> RunAsync(string folder)
    {
        string data = Directory.CreateTempSubdirectory("hcpcsp-ingest-store-").FullName;
        try
        {
            long lines = 0;
            using (var store = new CspStore(data, TimeProvider.System))
            {
                IAccountStore account = store.OpenAccount(AccountId);
                foreach (string file in LineFiles.List(folder))
                    lines += await LoadAsync(account, file);
            }

            return (lines, Directory.EnumerateFiles(Path.Combine(data, "accounts")).Sum(static file => new FileInfo(file).Length));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Reads one file into a document of its own.</summary>
    public static async Task<int> LoadAsync(IAccountStore account, string file)
    {
        string number = Path.GetFileName(file).Split('.')[0];
        account.SaveInvoices([Header(number)], Checkpoint("invoices"));
        using IVersionLoad<InvoiceLine> load = account.LoadLines(number);
        using var hash = SHA256.Create();
        await using var compressed = new CryptoStream(File.OpenRead(file), hash, CryptoStreamMode.Read);
        await using var plain = new GZipStream(compressed, CompressionMode.Decompress);
        var reader = new LineFileReader<InvoiceLine>(InvoiceLine.Schema, static (_, _) => { });
        await reader.ReadAsync(plain, load.Add, CancellationToken.None);
        await compressed.CopyToAsync(Stream.Null);
        var receipt = new BlobReceipt(Path.GetFileName(file), reader.Rows, new FileInfo(file).Length, Convert.ToHexStringLower(hash.Hash!)); // Read to its end.
        return load.Switch("tag", null, [receipt], Checkpoint("lines/" + number)).LineCount;
    }

    private static UnitCheckpoint Checkpoint(string key) => new(key, "run", DateTimeOffset.UnixEpoch, "");

    private static Invoice Header(string number) => new()
    {
        Number = number,
        InvoiceDate = DateTimeOffset.UnixEpoch,
        Period = BillingPeriod.Month(2026, 5),
        Total = new Money(0m, "USD"),
        DocumentType = "invoice",
    };
}
