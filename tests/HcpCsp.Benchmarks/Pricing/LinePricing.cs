using System.Diagnostics;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>The engine alone, over lines that are in memory: what it takes to set the price of each.</summary>
internal static class LinePricing
{
    public const string Name = "pricing";
    public const string Floor = "pricing-floor";

    private const int LinesAtOnce = 20_000;
    private const string Currency = "USD";

    public static Task<PartResult> RunAsync(string folder)
    {
        var rule = new PricingRule.Plan(new PlanInForce(SamplePlan.Make("111111111111", raisedBy: 0m), new DateOnly(2026, 5, 1), discountPercent: null));
        return RunAsync(folder, lines =>
        {
            decimal sum = 0m;
            foreach (InvoiceLine line in lines)
                sum += PriceCalculator.Calculate(line, Currency, rule).Price.Amount;
            return sum;
        });
    }

    /// <summary>The least that any price costs: one multiplication, one rounding.</summary>
    public static Task<PartResult> RunFloorAsync(string folder) => RunAsync(folder, static lines =>
    {
        decimal sum = 0m;
        foreach (InvoiceLine line in lines)
            sum += new Money((line.Subtotal ?? 0m) * 1.08m, Currency).Rounded().Amount;
        return sum;
    });

    private static Task<PartResult> RunAsync(string folder, Func<List<InvoiceLine>, decimal> price)
    {
        string copy = Directory.CreateTempSubdirectory("hcpcsp-pricing-").FullName;
        try
        {
            using CspStore store = PricedStore.OpenCopy(folder, copy);
            IAccountStore account = store.OpenAccount(store.ListAccounts()[0].Id);
            TimeSpan took = TimeSpan.Zero;
            long count = 0;
            foreach (InvoiceLine[] chunk in account.ListInvoices().SelectMany(invoice => account.ReadLines(invoice.Lines!.Id, customerId: null)).Chunk(LinesAtOnce))
            {
                List<InvoiceLine> lines = [.. chunk];
                long began = Stopwatch.GetTimestamp();
                decimal sum = price(lines);
                took += Stopwatch.GetElapsedTime(began);
                count += sum == 0m ? throw new InvalidOperationException("Nothing was priced.") : lines.Count;
            }

            return Task.FromResult(Part.Came(took, count));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
