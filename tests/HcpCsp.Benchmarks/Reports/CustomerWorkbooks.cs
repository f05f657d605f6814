using System.Diagnostics;
using System.IO.Compression;
using HcpCsp.Benchmarks.Pricing;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Benchmarks.Reports;

/// <summary>The workbooks of all customers of one document, written side by side: into a folder, and into a zip.</summary>
internal static class CustomerWorkbooks
{
    public const string Folder = "customers-folder";
    public const string Zip = "customers-zip";

    public static Task<PartResult> RunFolderAsync(string folder) => RunAsync(folder, static async (workbooks, bill, statements, output, cancellationToken) =>
        await Parallel.ForEachAsync(statements, cancellationToken, async (statement, token) =>
        {
            await using FileStream file = File.Create(Path.Combine(output, workbooks.GetFileName(bill, statement.CustomerId)));
            await workbooks.WriteCustomerWorkbookAsync(statement, Completeness.Whole, file, token);
        }));

    public static Task<PartResult> RunZipAsync(string folder) => RunAsync(folder, static async (workbooks, bill, statements, output, cancellationToken) =>
    {
        await using FileStream file = File.Create(Path.Combine(output, "customers.zip"));
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        using var turn = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(statements, cancellationToken, async (statement, token) =>
        {
            using var workbook = new MemoryStream();
            await workbooks.WriteCustomerWorkbookAsync(statement, Completeness.Whole, workbook, token);
            await turn.WaitAsync(token);
            try
            {
                // Workbooks are compressed already.
                await using Stream entry = await archive.CreateEntry(workbooks.GetFileName(bill, statement.CustomerId), CompressionLevel.NoCompression).OpenAsync(token);
                workbook.WriteTo(entry);
            }
            finally
            {
                turn.Release();
            }
        });
    });

    private static async Task<PartResult> RunAsync(string folder, Func<InvoiceWorkbooks, InvoiceBill, IEnumerable<CustomerStatement>, string, CancellationToken, Task> write)
    {
        string copy = Directory.CreateTempSubdirectory("hcpcsp-customers-").FullName;
        try
        {
            using CspStore store = PricedStore.OpenCopy(folder, copy);
            IBillingLedger ledger = PricedStore.LedgerOf(store);
            InvoiceBill bill = ledger.ListInvoices(null).Single();
            var workbooks = new InvoiceWorkbooks(ledger, store, new HouseStyles(store));
            string output = Directory.CreateDirectory(Path.Combine(copy, "out")).FullName;
            long began = Stopwatch.GetTimestamp();
            IEnumerable<CustomerStatement> statements = bill.Customers.Select(customer => CustomerStatement.Find(store, bill, customer.CustomerId)!);
            await write(workbooks, bill, statements, output, CancellationToken.None);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            return Part.Came(took, bill.Customers.Count) with { Bytes = Directory.EnumerateFiles(output).Sum(static file => new FileInfo(file).Length) };
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
