using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;
using LiteDB;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class LiteDbStoreTests : StoreContractTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-store-").FullName;

    private string AccountFile => Path.Combine(folder, "accounts", AccountId + ".db");

    [Fact]
    public void OpenAccount_LoadWasCutOff_LeavesNoSegmentBehind()
    {
        using (ICspStore store = OpenStore())
        {
            // Never disposed and never switched, as in a crash. More than one batch goes to disk.
            FillLoad(BeginLoad(store), 200_000);
        }

        CountSegments().ShouldBeGreaterThan(0);
        using (ICspStore store = OpenStore())
            store.OpenAccount(AccountId).FindInvoice("G1")!.Lines.ShouldBeNull();
        CountSegments().ShouldBe(0);
    }

    [Fact]
    public void Dispose_LoadNotSwitched_LeavesNoSegmentBehind()
    {
        using (ICspStore store = OpenStore())
        {
            using IVersionLoad<InvoiceLine> load = BeginLoad(store);
            FillLoad(load, 200_000);
        }

        CountSegments().ShouldBe(0);
    }

    [Fact]
    public void FindAccount_SavedBeforeTheSignInWasLookedInto_IsReadWithoutThoseFindings()
    {
        PartnerAccount saved;
        using (ICspStore store = OpenStore())
            saved = store.SaveAccount(new PartnerAccount { Id = AccountId, Name = "Contoso", TenantId = "t", CreatedAt = Time.GetUtcNow(), TokenRefreshedAt = Time.GetUtcNow() });
        using (var database = new LiteDatabase(Path.Combine(folder, "csp.db"), new BsonMapper()))
        {
            ILiteCollection<BsonDocument> accounts = database.GetCollection("accounts");
            BsonDocument document = accounts.FindAll().Single();
            foreach (string field in (string[])["claims", "warnedOfLapseOn", "warnedDaysAhead", "mfaFoundAt", "mfaInToken", "mfaByPartnerCenter"])
                document.Remove(field).ShouldBeTrue(field);
            accounts.Update(document);
        }

        using ICspStore reopened = OpenStore();

        PartnerAccount found = reopened.FindAccount(AccountId)!;
        found.ShouldBe(saved);
        (found.Mfa, found.LapseWarning, found.ClaimsChallenge).ShouldBe((null, null, ""));
    }

    [Fact]
    public void Dispose_OpenFiles_AreReleased()
    {
        OpenStore().Dispose();
        ICspStore store = OpenStore();
        store.OpenAccount(AccountId);

        store.Dispose();

        Should.NotThrow(() => File.Open(AccountFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose());
    }

    internal override ICspStore OpenStore() => new CspStore(folder, Time);

    protected override void RemoveFiles() => Directory.Delete(folder, recursive: true);

    private static IVersionLoad<InvoiceLine> BeginLoad(ICspStore store)
    {
        IAccountStore account = store.OpenAccount(AccountId);
        account.SaveInvoices([AnInvoice.Numbered("G1")], new UnitCheckpoint("invoices", "run-1", DateTimeOffset.UnixEpoch, ""));
        return account.LoadLines("G1");
    }

    private static void FillLoad(IVersionLoad<InvoiceLine> load, int count)
    {
        var random = new Random(1);
        for (int i = 0; i < count; i++)
        {
            InvoiceLine line = ALine.Of($"c{i % 3}", random.Next());
            line.ReferenceId = random.NextInt64().ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
            load.Add(line);
        }
    }

    private int CountSegments()
    {
        using var database = new LiteDatabase(AccountFile, new BsonMapper());
        return database.GetCollection("segments").Count();
    }
}
