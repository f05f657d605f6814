using HcpCsp.Abstractions.Services;
using HcpCsp.Benchmarks.Ingest;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>A data folder with lines whose customers are all under one plan and priced by it.</summary>
internal static class PricedStore
{
    private const string DataFolder = "data";

    private static readonly PlanMoment Now = new(DateTimeOffset.UnixEpoch, "benchmark");

    public static async Task MakeAsync(LineMix asked, string folder)
    {
        LineFiles.Write(asked, folder);
        using var store = new CspStore(Path.Combine(folder, DataFolder), TimeProvider.System);
        PartnerAccount account = store.SaveAccount(new PartnerAccount
        {
            Id = "0123456789ab",
            Name = "Contoso",
            TenantId = "99999999-9999-4999-8999-999999999999",
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        IAccountStore accountStore = store.OpenAccount(account.Id);
        foreach (string file in LineFiles.List(folder))
            await StoreIngest.LoadAsync(accountStore, file);
        Assign(store, SamplePlan.Make("111111111111", raisedBy: 0m));
        LedgerOf(store).ListInvoices(account.Id);
    }

    /// <summary>Opens a copy, so that every run finds it as it was made.</summary>
    public static CspStore OpenCopy(string folder, string copy)
    {
        CopyFolder(Path.Combine(folder, DataFolder), copy);
        return new CspStore(copy, TimeProvider.System);
    }

    public static IBillingLedger LedgerOf(CspStore store) => new BillingLedger(store, new AccountRules(store, store.Plans, new NoTenants()));

    /// <summary>Puts all customers under a plan from the beginning of time.</summary>
    public static void Assign(CspStore store, PricingPlan draft)
    {
        PricingPlan saved = store.Plans.SaveDraft(draft);
        var reference = new PlanReference(saved.Id, saved.Version);
        store.Plans.Publish(reference, saved.Revision, Now);
        string accountId = store.ListAccounts()[0].Id;
        store.Plans.Assign([.. store.OpenAccount(accountId).ListCustomers().Select(customer => new PlanAssignment
        {
            AccountId = accountId, CustomerId = customer.Id, Plan = reference, AppliedFrom = DateOnly.MinValue, Assigned = Now,
        })]);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
