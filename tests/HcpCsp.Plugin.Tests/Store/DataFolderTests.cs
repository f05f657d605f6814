using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>The files as a whole: who may open them, their size, and copies of them.</summary>
public sealed class DataFolderTests : IDisposable
{
    private const string AccountId = "0123456789ab";
    private const int VersionLines = 4_000;
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-folder-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));

    private string Data => Path.Combine(folder, "data");

    private long AccountFileLength => new FileInfo(Path.Combine(Data, "accounts", AccountId + ".db")).Length;

    [Fact]
    public void Open_FolderIsInUse_NamesTheFolderAndTheProcess()
    {
        using CspStore first = OpenStore();

        StoreException refusal = Should.Throw<StoreException>(() => OpenStore().Dispose());

        refusal.Message.ShouldContain(Data);
        refusal.Message.ShouldContain("process " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        refusal.Advice.ShouldNotBeEmpty();
    }

    [Fact]
    public void Open_RefusedBefore_LeavesTheFirstAtWork()
    {
        using CspStore first = OpenStore();
        Should.Throw<StoreException>(() => OpenStore().Dispose());

        Should.NotThrow(() => first.SaveTokenCache(AccountId, [1]));
    }

    [Fact]
    public void Open_FolderIsInUse_LeavesEveryFileReadableForACopy()
    {
        using CspStore store = OpenStore();
        store.OpenAccount(AccountId);

        foreach (string path in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
            Should.NotThrow(() => CopyOpenFile(path, Path.Combine(folder, "copied")), path);
    }

    [Fact]
    public void Open_LockOfAProcessThatCrashed_DoesNotBlock()
    {
        OpenStore().Dispose();
        File.WriteAllText(Path.Combine(Data, "csp.owner"), "999999");
        File.Exists(Path.Combine(Data, "csp.lock")).ShouldBeTrue();

        Should.NotThrow(() => OpenStore().Dispose());
    }

    [Fact]
    public void Open_CrashLeftALog_HasAllThatWasCommitted()
    {
        using CspStore store = OpenStore();
        store.SaveAccount(new PartnerAccount { Id = AccountId, Name = "Contoso Partner", TenantId = "t", CreatedAt = time.GetUtcNow() });
        IAccountStore account = store.OpenAccount(AccountId);
        Load(account, "G1", 1);
        using IVersionLoad<InvoiceLine> unfinished = account.LoadLines("G1");
        unfinished.Add(ALine.Of("a"));

        // The files as they stand while the store is open are those that a killed process leaves.
        string crashed = Path.Combine(folder, "crashed");
        Directory.CreateDirectory(Path.Combine(crashed, "accounts"));
        foreach (string name in (string[])["csp.db", "csp-log.db", $"accounts/{AccountId}.db", $"accounts/{AccountId}-log.db"])
            CopyOpenFile(Path.Combine(Data, name), Path.Combine(crashed, name));

        new FileInfo(Path.Combine(crashed, "accounts", AccountId + "-log.db")).Length.ShouldBeGreaterThan(0);
        CheckWhole(crashed);
    }

    [Fact]
    public async Task DropVersion_ReplacedManyTimes_FileStopsGrowing()
    {
        using CspStore store = OpenStore();
        IAccountStore account = store.OpenAccount(AccountId);
        var lengths = new List<long>();
        DocumentVersion? before = null;
        for (int round = 0; round < 12; round++)
        {
            DocumentVersion version = Load(account, "G1", round);
            if (before is not null)
                account.DropVersion(before.Id);
            before = version;
            await store.BackupAsync(Path.Combine(folder, $"copy-{round}"), CancellationToken.None); // Moves the log into the file.
            lengths.Add(AccountFileLength);
        }

        lengths[^1].ShouldBeLessThan(lengths[0] * 3);
        lengths[^1].ShouldBe(lengths[4]);
        account.ReadLines(before!.Id, null).Count().ShouldBe(VersionLines);
    }

    [Fact]
    public void Open_FileIsMostlyEmpty_GivesTheSpaceBackAndKeepsTheRest()
    {
        DocumentVersion kept;
        long full;
        using (CspStore store = OpenStore())
        {
            IAccountStore account = store.OpenAccount(AccountId);
            DocumentVersion[] versions = [.. Enumerable.Range(0, 12).Select(round => Load(account, "G1", round))];
            kept = versions[^1];
            foreach (DocumentVersion old in versions[..^1])
                account.DropVersion(old.Id);
        }

        full = AccountFileLength;
        using CspStore reopened = OpenStore();
        IAccountStore again = reopened.OpenAccount(AccountId);

        full.ShouldBeGreaterThan(3 * 1024 * 1024);
        AccountFileLength.ShouldBeLessThan(full / 4);
        again.FindInvoice("G1")!.Lines!.Id.ShouldBe(kept.Id);
        again.ReadLines(kept.Id, null).Sum(line => line.Total).ShouldBe(kept.Total);
        again.ListCheckpoints().Count.ShouldBe(2);
        Should.NotThrow(() => Load(again, "G1", 99));
    }

    [Fact]
    public void Open_CompactionWasCutOff_StartsFromTheWholeFile()
    {
        using (CspStore store = OpenStore())
            Load(store.OpenAccount(AccountId), "G1", 1);
        File.WriteAllText(Path.Combine(Data, "accounts", AccountId + ".db.compact"), "half a copy");

        using CspStore reopened = OpenStore();

        reopened.OpenAccount(AccountId).FindInvoice("G1")!.Lines!.LineCount.ShouldBe(VersionLines);
    }

    [Fact]
    public async Task BackupAsync_WhileLoading_CopiesWholeVersionsAlone()
    {
        using CspStore store = OpenStore();
        store.SaveAccount(new PartnerAccount { Id = AccountId, Name = "Contoso Partner", TenantId = "t", CreatedAt = time.GetUtcNow() });
        IAccountStore account = store.OpenAccount(AccountId);
        Task loading = Task.Run(() =>
        {
            for (int round = 0; round < 12; round++)
                Load(account, $"G{round}", round);
        });
        string[] copies = [.. Enumerable.Range(0, 4).Select(number => Path.Combine(folder, $"backup-{number}"))];
        foreach (string copy in copies)
            await store.BackupAsync(copy, CancellationToken.None);
        await loading;

        foreach (string copy in copies)
            CheckWhole(copy);
    }

    [Fact]
    public async Task BackupAsync_FolderIsThere_IsRefused()
    {
        using CspStore store = OpenStore();
        await store.BackupAsync(Path.Combine(folder, "backup"), CancellationToken.None);

        await Should.ThrowAsync<StoreException>(() => store.BackupAsync(Path.Combine(folder, "backup"), CancellationToken.None));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void CopyOpenFile(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using FileStream copy = File.Create(to);
        source.CopyTo(copy);
    }

    private void CheckWhole(string copy)
    {
        using var store = new CspStore(copy, time);
        store.ListAccounts().ShouldHaveSingleItem().Name.ShouldBe("Contoso Partner");
        IAccountStore account = store.OpenAccount(AccountId);
        Invoice[] switched = [.. account.ListInvoices().Where(invoice => invoice.Lines is not null)];
        account.ListCheckpoints().Keys.Where(key => key.StartsWith("lines/", StringComparison.Ordinal)).Order()
            .ShouldBe(switched.Select(invoice => $"lines/{invoice.Number}").Order());
        foreach (Invoice invoice in switched)
        {
            account.ReadLines(invoice.Lines!.Id, null).Count().ShouldBe(VersionLines);
            account.ListSummaries(invoice.Lines.Id).Sum(summary => summary.Total).ShouldBe(invoice.Lines.Total);
        }
    }

    private DocumentVersion Load(IAccountStore account, string number, int seed)
    {
        account.SaveInvoices([AnInvoice.Numbered(number)], new UnitCheckpoint("invoices", "run", time.GetUtcNow(), ""));
        var random = new Random(seed);
        byte[] noise = new byte[60];
        using IVersionLoad<InvoiceLine> load = account.LoadLines(number);
        for (int i = 0; i < VersionLines; i++)
        {
            InvoiceLine line = ALine.Of($"c{i % 7}", random.Next() / 100m);
            random.NextBytes(noise);
            line.ReferenceId = Convert.ToBase64String(noise);
            load.Add(line);
        }

        return load.Switch($"tag-{seed}", time.GetUtcNow(), [new BlobReceipt("a", VersionLines, 1, "00")], new UnitCheckpoint($"lines/{number}", "run", time.GetUtcNow(), ""));
    }

    private CspStore OpenStore()
    {
        Directory.CreateDirectory(Data);
        return new CspStore(Data, time);
    }
}
