using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Statements;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.StatementBuilders;

namespace HcpCsp.Plugin.Tests.Store.Statements;

public sealed class StatementStoreTests : StatementStoreContractTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-statements-").FullName;
    private CspStore store;

    public StatementStoreTests() => store = Open("data");

    private protected override IStatementStore Store => store.Statements;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenFileAsync_OneByteChangedOnDisk_IsToldAndNotOpened()
    {
        Statement statement = await IssueAsync();
        byte[] content = await File.ReadAllBytesAsync(PathOf(statement), Token);
        content[3] ^= 1;
        await File.WriteAllBytesAsync(PathOf(statement), content, Token);

        StoreException refused = await Should.ThrowAsync<StoreException>(() => Store.OpenFileAsync(statement, statement.Files[0], Token));

        refused.Message.ShouldContain("changed or damaged");
        refused.Advice.ShouldContain(statement.Files[0].Sha256);
    }

    [Fact]
    public async Task OpenFileAsync_Missing_IsTold()
    {
        Statement statement = await IssueAsync();
        File.Delete(PathOf(statement));

        (await Should.ThrowAsync<StoreException>(() => Store.OpenFileAsync(statement, statement.Files[0], Token))).Message.ShouldContain("is missing");
    }

    [Fact]
    public async Task KeepFileAsync_WritingFails_LeavesNoFile()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Store.KeepFileAsync(
            AStatement(),
            "Contoso.xlsx",
            async (stream, token) =>
            {
                await stream.WriteAsync(new byte[100_000], token);
                throw new InvalidOperationException("full");
            },
            Token));

        Directory.EnumerateFiles(Path.Combine(folder, "data", "statements"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_AfterACrashInTheMiddleOfAFile_TakesTheHalfFileAway()
    {
        Statement statement = await IssueAsync();
        string half = PathOf(statement) + ".partial";
        await File.WriteAllTextAsync(half, "half", Token);

        Reopen();

        File.Exists(half).ShouldBeFalse();
        File.Exists(PathOf(statement)).ShouldBeTrue();
    }

    [Fact]
    public void DropVersion_StatementIssuedFromIt_IsRefusedEvenWhenSuperseded()
    {
        IAccountStore account = store.OpenAccount(AccountId);
        account.SaveInvoices([AnInvoice()], ACheckpoint());
        string old = Load(account), other = Load(account);
        Load(account);
        Store.Issue([(AStatement() with { DataVersionId = old }).Issued()]);
        Store.Issue([(AStatement(version: 2) with { DataVersionId = "later" }).Issued()]);

        Should.Throw<StoreException>(() => account.DropVersion(old)).Message.ShouldContain("statement S-2026-09-11111111, version 1, was issued from it");
        Should.NotThrow(() => account.DropVersion(other));

        account.ReadLines(old, Contoso).Count().ShouldBe(1);
    }

    [Fact]
    public async Task BackupAsync_Issued_HasTheFilesToo()
    {
        Statement statement = await IssueAsync();

        await store.BackupAsync(Path.Combine(folder, "copy"), Token);

        using CspStore copy = Open("copy");
        Statement found = copy.Statements.List(AccountId).ShouldHaveSingleItem();
        await using Stream file = await copy.Statements.OpenFileAsync(found, found.Files[0], Token);
        file.Length.ShouldBe(7);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RemoveAccount_WithOrWithoutHistory_KeepsOrTakesItsStatementsAndFiles(bool keepHistory)
    {
        Statement statement = await IssueAsync();

        store.RemoveAccount(AccountId, keepHistory);
        Reopen();

        Store.List(AccountId).Count.ShouldBe(keepHistory ? 1 : 0);
        File.Exists(PathOf(statement)).ShouldBe(keepHistory);
    }

    [Fact]
    public void ReadPrices_MillionLines_TakeFewBytes()
    {
        FrozenPrice[] prices = [.. Enumerable.Range(0, 1_000_000).Select(index => new FrozenPrice(index * 3, new Money(index % 1000 / 100m, "USD")))];
        Store.Issue([AStatement().Issued(prices)]);

        Reopen();

        Store.ReadPrices(AStatement()).ShouldBe(prices);
        new FileInfo(Path.Combine(folder, "data", "csp.db")).Length.ShouldBeLessThan(10_000_000);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    protected override void Reopen()
    {
        store.Dispose();
        store = Open("data");
    }

    private async Task<Statement> IssueAsync()
    {
        Statement statement = await KeepAsync(AStatement(), "content");
        Store.Issue([statement.Issued(new FrozenPrice(0, new Money(1m, "USD")))]);
        return statement;
    }

    private string PathOf(Statement statement) => Path.Combine(folder, "data", "statements", AccountId, statement.Files[0].StoredName);

    private static string Load(IAccountStore account)
    {
        using var load = account.LoadLines("G104500001");
        load.Add(ALine());
        return load.Switch("tag", null, [new BlobReceipt("part-0.json.gz", 1, 100, new string('a', 64))], ACheckpoint()).Id;
    }

    private static UnitCheckpoint ACheckpoint() => new("lines/G104500001", "run", IssueTime, "tag");

    private CspStore Open(string name) => new(Path.Combine(folder, name), new FakeTimeProvider());
}
