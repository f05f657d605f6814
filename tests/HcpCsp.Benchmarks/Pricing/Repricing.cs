using System.Diagnostics;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>The first look at billing after a rule change of all customers: from opened segments to new sums on disk and bills in memory.</summary>
internal static class Repricing
{
    public const string Name = "repricing";

    public static Task<PartResult> RunAsync(string folder)
    {
        string copy = Directory.CreateTempSubdirectory("hcpcsp-pricing-").FullName;
        try
        {
            using CspStore store = PricedStore.OpenCopy(folder, copy);
            IBillingLedger ledger = PricedStore.LedgerOf(store);
            string account = store.ListAccounts()[0].Id;
            decimal before = ledger.ListInvoices(account).Sum(static bill => bill.Price.Amount);
            PricedStore.Assign(store, SamplePlan.Make("222222222222", raisedBy: 1.5m));

            long began = Stopwatch.GetTimestamp();
            IReadOnlyList<InvoiceBill> bills = ledger.ListInvoices(account);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            if (bills.Sum(static bill => bill.Price.Amount) == before)
                throw new InvalidOperationException("The rule change moved no price.");
            return Task.FromResult(Part.Came(took, bills.Sum(static bill => (long)bill.LineCount)));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
