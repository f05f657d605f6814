using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>Pages read while discovery writes.</summary>
public sealed class StoreLoadTests : IDisposable
{
    private const int Rounds = 150;
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-load-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Reads_WhileDiscoveryWrites_NeverFail()
    {
        using var store = new CspStore(folder, time);
        string[] accounts = ["0123456789ab", "0123456789ac"];
        using var written = new CancellationTokenSource();

        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadUntil(store, written.Token)))];
        await Task.WhenAll(accounts.Select(account => Task.Run(() => Write(store, account))));
        await written.CancelAsync();

        await Task.WhenAll(readers);
        foreach (string account in accounts)
            store.OpenAccount(account).ListInvoices().Count.ShouldBe(Rounds / 10);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // What GET /api/csp/accounts asks, and the billing list.
    private static void ReadUntil(CspStore store, CancellationToken written)
    {
        while (!written.IsCancellationRequested)
        {
            foreach (PartnerAccount account in store.ListAccounts())
            {
                IAccountStore data = store.OpenAccount(account.Id);
                data.ListCustomers();
                data.CountSubscriptions();
                store.ListRuns(account.Id, 1);
                foreach (Invoice invoice in data.ListInvoices().Where(invoice => invoice.Lines is not null))
                    data.ListSummaries(invoice.Lines!.Id).Sum(summary => summary.LineCount).ShouldBe(invoice.Lines!.LineCount);
            }
        }
    }

    private void Write(CspStore store, string accountId)
    {
        store.SaveAccount(new PartnerAccount { Id = accountId, Name = accountId, TenantId = accountId, CreatedAt = time.GetUtcNow() });
        IAccountStore data = store.OpenAccount(accountId);
        for (int round = 0; round < Rounds; round++)
        {
            var checkpoint = new UnitCheckpoint($"unit/{round}", "run", time.GetUtcNow(), "");
            store.SaveRun(new DiscoveryRun { Id = "run-" + accountId, AccountId = accountId, State = DiscoveryState.InProgress, StartedAt = time.GetUtcNow(), Lines = round });
            data.SaveCustomers([new ListedCustomer($"c{round}", $"Customer {round}", "d", "US", "reseller")], time.GetUtcNow(), checkpoint);
            data.SaveSubscriptions($"c{round}", [new Subscription { Id = $"s{round}", CustomerId = $"c{round}", Name = "Suite" }], checkpoint);
            store.UpdateAccount(accountId, known => known with { TokenRefreshedAt = time.GetUtcNow() });
            if (round % 10 != 0)
                continue;
            data.SaveInvoices([AnInvoice.Numbered($"G{round}")], checkpoint);
            using IVersionLoad<InvoiceLine> load = data.LoadLines($"G{round}");
            for (int line = 0; line < 200; line++)
                load.Add(ALine.Of($"c{line % 20}", 1m));
            load.Switch("tag", time.GetUtcNow(), [new BlobReceipt("a", 200, 1, "00")], checkpoint);
        }
    }
}
