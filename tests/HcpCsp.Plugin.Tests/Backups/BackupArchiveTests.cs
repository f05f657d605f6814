using HcpCsp.Plugin.Backups;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Backups;

public sealed class BackupArchiveTests : IDisposable
{
    private const string AccountId = "0123456789ab";
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-backups-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly CspStore store;

    public BackupArchiveTests()
    {
        store = new CspStore(Data, time);
        store.SaveAccount(new PartnerAccount { Id = AccountId, Name = "Contoso Partner", TenantId = "t", CreatedAt = time.GetUtcNow() });
    }

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public void List_NoBackupYet_IsEmpty() => Archive().List().ShouldBeEmpty();

    [Fact]
    public async Task MakeAsync_StoreIsOpen_IsAFolderThatAStoreOpens()
    {
        string path = (await Archive().MakeAsync(CancellationToken.None)).ShouldBeOfType<BackupOutcome.Made>().Path;

        path.ShouldBe(Path.Combine(Data, "backups", "20260601-080000-000"));
        using var copy = new CspStore(path, time);
        copy.FindAccount(AccountId)!.Name.ShouldBe("Contoso Partner");
    }

    [Fact]
    public async Task List_SeveralBackups_IsNewestFirstWithTheirSizes()
    {
        await Archive().MakeAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(5));
        await Archive().MakeAsync(CancellationToken.None);

        IReadOnlyList<Backup> backups = Archive().List();

        backups.Select(backup => backup.MadeAt).ShouldBe([time.GetUtcNow(), time.GetUtcNow().AddMinutes(-5)]);
        backups.ShouldAllBe(backup => backup.Bytes == Directory.EnumerateFiles(backup.Path, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length) && backup.Bytes > 0);
    }

    [Fact]
    public void List_OneIsntWholeYet_LeavesItOut()
    {
        Directory.CreateDirectory(Path.Combine(Data, "backups", "20260601-080000-000.partial"));

        Archive().List().ShouldBeEmpty();
    }

    [Fact]
    public async Task MakeAsync_FolderIsSet_GoesThere()
    {
        string elsewhere = Path.Combine(folder, "elsewhere");

        (await Archive(elsewhere).MakeAsync(CancellationToken.None)).ShouldBe(new BackupOutcome.Made(Path.Combine(elsewhere, "20260601-080000-000")));
    }

    [Fact]
    public async Task MakeAsync_FolderCantBeMade_IsRefusedInWords()
    {
        string file = Path.Combine(folder, "a-file");
        await File.WriteAllTextAsync(file, "");

        (await Archive(file).MakeAsync(CancellationToken.None)).ShouldBeOfType<BackupOutcome.Refused>().Why.ShouldContain(file);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private BackupArchive Archive(string? backups = null) => new(store, APluginContext.In(Data), Options.Create(new BackupOptions { Folder = backups }), time);
}
