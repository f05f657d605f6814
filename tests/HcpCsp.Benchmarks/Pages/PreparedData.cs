using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>
/// A data folder in which every list has something: both partners discovered, a document restated, statements issued, a plan, a report and a schedule.
/// </summary>
/// <remarks>Made as people make it, through the pages. It takes minutes at scale L, so it is kept.</remarks>
internal static class PreparedData
{
    /// <summary>The part of this name makes it.</summary>
    public const string Name = "pages-data";

    private const string ScaleFile = "scale.txt";
    private const string ReadyFile = "ready.txt";
    private const string Plan =
        """{"format":"hcp-csp-pricing-plan/1","name":"Standard","items":[{"name":"Seats","kind":"markUp","percent":12.5,"scope":{"families":["seat"]}},{"name":"All","kind":"markUp","percent":10}]}""";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static bool IsIn(string folder, Scale scale)
    {
        if (!File.Exists(Path.Combine(folder, ReadyFile)))
            return false;
        return ReadScale(folder) == scale ? true : throw new InvalidOperationException($"{folder} holds data of another scale.");
    }

    public static async Task MakeInOwnProcessAsync(string folder, Scale scale, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"Making {folder} at scale {scale}: once, it is kept ...");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, ScaleFile), scale.ToString(), cancellationToken);
        await Part.RunInOwnProcessAsync(Name, folder, cancellationToken);
    }

    public static async Task<PartResult> MakeAsync(string folder)
    {
        long began = Stopwatch.GetTimestamp();
        await using PageHost host = await PageHost.StartAsync(folder, ReadScale(folder), runsJobs: true, CancellationToken.None);
        using var browser = new FormBrowser(host.Address);
        await browser.SignInAsync(CancellationToken.None);
        await new Maker(browser, host.Simulator).MakeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, ReadyFile), "");
        return Part.Came(Stopwatch.GetElapsedTime(began), lines: 0);
    }

    private static Scale ReadScale(string folder) => Enum.Parse<Scale>(File.ReadAllText(Path.Combine(folder, ScaleFile)));

    private sealed class Maker(FormBrowser browser, SimulatorServer simulator)
    {
        private static CancellationToken None => CancellationToken.None;

        public async Task MakeAsync()
        {
            // What an interrupted making got through isn't done again: discovery is what takes the time.
            if ((await ListAccountsAsync()).Length == 0)
                await RegisterAsync();
            ApiAccount[] accounts = await DiscoverAsync();
            string account = accounts.MaxBy(static one => one.Lines)!.Id; // There are two.
            await PublishPlanAsync();
            DemoInvoice[] invoices = await ListAsync<DemoInvoice>($"/api/csp/accounts/{account}/invoices?pageSize=200", static text => JsonSerializer.Deserialize(text, DemoJson.Default.EnvelopeDemoInvoice));
            DemoInvoice invoice = invoices.MaxBy(static one => one.Customers.Count)!; // Discovery read some.
            string customer = invoice.Customers.MaxBy(static one => one.LineCount)!.Id; // It is the one with most.
            await SubmitAsync($"/csp/customers/{account}/{customer}", $"/csp/customers/{account}/{customer}/tenant", ("tenantId", "contoso"));
            await SubmitAsync($"/csp/billing/{account}/{invoice.Id}/statements", $"/csp/billing/{account}/{invoice.Id}/statements");
            await UntilItSaysAsync($"/csp/billing/{account}/{invoice.Id}/statements", "Last issuing");
            await SubmitAsync($"/csp/reports/new?account={account}&item=CustomerSpending%2FWorkbook&customer={customer}", "/csp/reports/new", ("do", "start"));
            await UntilItSaysAsync($"/api/csp/accounts/{account}/reports", "\"Completed\"");
            await SubmitAsync("/csp/reports/schedules/new?account=" + account, "/csp/reports/schedules/new", ("do", "save"), ("name", "To finance"), ("item", "Month/Workbook"), ("customers", "all"));
        }

        private async Task RegisterAsync()
        {
            foreach (SimulatedPartner partner in simulator.Partners)
                await SubmitAsync("/csp/accounts/add", "/csp/accounts/add", ("name", partner.Name), ("accountId", partner.TenantId.ToString()), ("managedMarkup", "10"), ("nonManagedMarkup", "12.5"));
            await DiscoverAsync();
            simulator.Faults.Set(Fault.Parse("restated"));
        }

        private async Task<ApiAccount[]> DiscoverAsync()
        {
            foreach (ApiAccount account in await ListAccountsAsync())
                await SubmitAsync($"/csp/accounts/{account.Id}", $"/csp/accounts/{account.Id}/discovery");
            return await UntilAsync(async () => await ListAccountsAsync() is var all && all.All(static account => account.ToResult().HasEnded) ? all : null);
        }

        private async Task PublishPlanAsync()
        {
            string plan = (await SubmitAsync("/csp/plans/import", "/csp/plans/import", ("json", Plan))).AbsolutePath;
            await SubmitAsync(plan, plan + "/publish");
        }

        private Task<string> UntilItSaysAsync(string path, string words) =>
            UntilAsync(async () => await ReadAsync(path) is var text && text.Contains(words, StringComparison.Ordinal) ? text : null);

        private async Task<Uri> SubmitAsync(string page, string action, params (string Name, string Value)[] entries)
        {
            BrowserPage shown = await browser.GetAsync(page, None);
            IHtmlFormElement form = shown.Document.Forms.First(one => one.GetAttribute("method") == "post" && one.GetAttribute("action") == action);
            BrowserPage answer = await browser.SubmitAsync(shown, form, entries.ToDictionary(static entry => entry.Name, static entry => entry.Value, StringComparer.Ordinal), None);
            if ((int)answer.Status >= 400)
                throw new InvalidOperationException($"{action} answered {answer.Status}: {answer.Words}");
            await Console.Error.WriteLineAsync($"  {action}: {answer.Address.PathAndQuery}");
            return answer.Address;
        }

        private Task<ApiAccount[]> ListAccountsAsync() => ListAsync<ApiAccount>("/api/csp/accounts", static text => JsonSerializer.Deserialize(text, DemoJson.Default.EnvelopeApiAccount));

        private async Task<T[]> ListAsync<T>(string path, Func<string, Envelope<T>?> read) => [.. read(await ReadAsync(path))?.Results ?? []];

        private async Task<string> ReadAsync(string path) => (await browser.GetAsync(path, None)).Text;

        private static async Task<T> UntilAsync<T>(Func<Task<T?>> ask)
            where T : class
        {
            while (true)
            {
                await Task.Delay(Pause, TimeProvider.System);
                if (await ask() is { } answer)
                    return answer;
            }
        }
    }
}
