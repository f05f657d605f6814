using System.IO.Compression;
using System.Runtime.CompilerServices;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using LiteDB;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>Opens the data folders of released versions. Each schema that was released has its archive under Data.</summary>
public sealed class ReleasedDataTests : IDisposable
{
    private const string Archive = "schema-1.zip";
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-released-").FullName;
    private readonly FakeTimeProvider time = new(ReleasedData.Start.AddMonths(1));

    private CspStore? store;

    private CspStore Store => store ??= OpenReleased();

    private IAccountStore Account => Store.OpenAccount(ReleasedData.AccountId);

    /// <summary>Makes the archive of the version at hand, in the sources: run once, on the commit that is released.</summary>
    [Fact(Explicit = true)]
    public void MakeArchive()
    {
        ReleasedData.Fill(folder, new FakeTimeProvider(ReleasedData.Start));

        File.Delete(SourceOf(Archive));
        ZipFile.CreateFromDirectory(folder, SourceOf(Archive), CompressionLevel.SmallestSize, includeBaseDirectory: false);

        new FileInfo(SourceOf(Archive)).Length.ShouldBeLessThan(300_000);
    }

    [Fact]
    public void Open_Version1_ReadsWhatPeopleEntered()
    {
        Store.FindAccount(ReleasedData.AccountId).ShouldBe(ReleasedData.Account with { Version = 1 });
        Store.FindTokenCache(ReleasedData.AccountId).ShouldBe(ReleasedData.TokenCache);
        Store.GetCustomerSettings(ReleasedData.AccountId, ReleasedData.Contoso).ShouldBe(ReleasedData.Settings with { Version = 1 });
    }

    [Fact]
    public void Open_Version1_ReadsRunsAndCheckpoints()
    {
        DiscoveryRun run = Store.ListRuns(ReleasedData.AccountId, 10).ShouldHaveSingleItem();

        run.Errors.ShouldBe(ReleasedData.Run.Errors);
        run.Units.ShouldBe(ReleasedData.Run.Units);
        run.ShouldBe(ReleasedData.Run with { Errors = run.Errors, Units = run.Units });
        Account.ListCheckpoints()["lines/G1"].ShouldBe(ReleasedData.Checkpoint("lines/G1"));
        Account.ListCheckpoints().Count.ShouldBe(7);
    }

    [Fact]
    public void Open_Version1_ReadsCustomersWithTheirHistory()
    {
        Account.ListCustomers().Select(customer => (customer.Id, customer.Name, customer.KnownOnlyFromLines, customer.NotSeenSince)).ShouldBe(
        [
            (ReleasedData.Contoso, "Contoso <Ltd>", false, null),
            (ReleasedData.Fabrikam, "Fabrikam", false, ReleasedData.Start.AddDays(2)),
            (ReleasedData.OnLinesOnly, "Named on lines", true, null),
        ]);
        Account.FindCustomer(ReleasedData.Contoso)!.FormerNames.ShouldBe([new FormerName("Contoso", ReleasedData.Start.AddDays(1))]);
        Account.ListSubscriptions(ReleasedData.Contoso).ShouldBe([ReleasedData.Subscription]);
    }

    [Fact]
    public void Open_Version1_ReadsHeadersAndTheVersionsInForce()
    {
        foreach (Invoice invoice in ReleasedData.Invoices)
            Account.FindInvoice(invoice.Number).ShouldNotBeNull().ShouldSatisfyAllConditions(
                found => (found with { Lines = null, Usage = null }).ShouldBe(invoice),
                found => found.Lines!.ETag.ShouldBe("tag-1"),
                found => found.Lines!.Blobs.ShouldHaveSingleItem().Sha256.ShouldBe(new string('a', 64)));

        (Account.FindInvoice("G1")!.Lines!.LineCount, Account.FindInvoice("G1")!.Usage!.LineCount).ShouldBe((200, 40));
    }

    [Theory]
    [InlineData("G1", 200)]
    [InlineData("G2", 12)]
    public void Open_Version1_ReadsEveryLineInEveryColumn(string invoice, int count)
    {
        string version = Account.FindInvoice(invoice)!.Lines!.Id;

        Account.ReadLines(version, null).OrderBy(line => line.Position).Select(RandomLines.Describe)
            .ShouldBe(ReleasedData.Lines(invoice, count).Select(RandomLines.Describe));
        Account.ReadLines(version, ReleasedData.Fabrikam).Select(line => line.Position).ShouldBe(Enumerable.Range(0, count).Where(i => i % 4 == 1));
    }

    [Fact]
    public void Open_Version1_ReadsSumsAndUsage()
    {
        Invoice invoice = Account.FindInvoice("G1")!;

        // 0.00 + 0.01 + … + 1.99 = 199.00, and a cent of tax on each of 200 lines
        Account.ListSummaries(invoice.Lines!.Id).Sum(summary => summary.Total).ShouldBe(201.00m);
        invoice.Lines.Total.ShouldBe(201.00m);
        // 0.000 + … + 0.039 = 0.780
        Account.ListUsageSummaries(invoice.Usage!.Id).ShouldHaveSingleItem().Cost.ShouldBe(0.780m);
        Account.ReadUsage(invoice.Usage.Id, null).Sum(line => line.BillingPreTaxTotal).ShouldBe(0.780m);
        Account.FindPrices("v", ReleasedData.Contoso, "USD", "rules-1")!.BucketPrices.ShouldBe(ReleasedData.Prices.BucketPrices);
    }

    [Fact]
    public void Open_Version1_CanBeWrittenAndOpenedAgain()
    {
        Account.SaveInvoices(ReleasedData.Invoices, ReleasedData.Checkpoint("invoices"));
        using (IVersionLoad<InvoiceLine> load = Account.LoadLines("G1"))
        {
            foreach (InvoiceLine line in ReleasedData.Lines("G1", 3))
                load.Add(line);
            load.Switch("tag-2", time.GetUtcNow(), [new BlobReceipt("a", 3, 1, "00")], ReleasedData.Checkpoint("lines/G1"));
        }

        Store.Dispose();
        store = new CspStore(folder, time);

        Account.FindInvoice("G1")!.Lines!.LineCount.ShouldBe(3);
    }

    [Theory]
    [InlineData("csp.db")]
    [InlineData("accounts/" + ReleasedData.AccountId + ".db")]
    public void Open_MadeByANewerVersion_IsRefusedAndLeftAlone(string name)
    {
        Store.OpenAccount(ReleasedData.AccountId);
        Store.Dispose();
        string path = Path.Combine(folder, name);
        using (var database = new LiteDatabase(path, new BsonMapper()))
        {
            database.UserVersion = 999;
            database.UtcDate = false; // What opening would put right in a file of its own.
            database.Checkpoint();
        }

        byte[] before = File.ReadAllBytes(path);

        StoreException refusal = Should.Throw<StoreException>(() =>
        {
            using var opened = new CspStore(folder, time);
            opened.OpenAccount(ReleasedData.AccountId);
        });

        refusal.Message.ShouldContain(Path.GetFileName(name));
        refusal.Message.ShouldContain("newer version of the module");
        refusal.Message.ShouldContain("999");
        File.ReadAllBytes(path).ShouldBe(before);
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*-log.db").ShouldBeEmpty();
    }

    public void Dispose()
    {
        store?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string SourceOf(string archive, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Data", archive);

    private CspStore OpenReleased()
    {
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Store", "Data", Archive), folder);
        return new CspStore(folder, time);
    }
}
