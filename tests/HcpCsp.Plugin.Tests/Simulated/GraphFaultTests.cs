using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.TestHost.Simulator.Data;
using InvoiceLine = HcpCsp.Plugin.Model.Lines.InvoiceLine;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>What goes wrong with exports and their files, and what the client makes of it.</summary>
public sealed class GraphFaultTests(CalmGraph calm) : IClassFixture<CalmGraph>
{
    private const string Billing = "v1.0/reports/partners/billing/";

    private SimulatedMicrosoft Microsoft => calm.Microsoft;

    [Theory]
    [InlineData("graph-throttle=3")]
    [InlineData("graph-html-errors=3")]
    [InlineData("polls=4")]
    [InlineData("retry-after=2")]
    [InlineData("no-retry-after")]
    [InlineData("completed")]
    [InlineData("odd-case")]
    [InlineData("failed-export=2")]
    [InlineData("operation-404")]
    [InlineData("inline-manifest")]
    [InlineData("resource-location-string")]
    [InlineData("documented-name")]
    [InlineData("uncompressed-name")]
    [InlineData("sas-life=1 blobs=3 slow-blob=80")]
    [InlineData("sas-lapse=2 blobs=3")]
    [InlineData("sas-lapse=2 blobs=3 no-range")]
    [InlineData("blob-503=2 blobs=3")]
    [InlineData("truncated-blob blobs=3")]
    [InlineData("drop-blob=50 blobs=3")]
    [InlineData("slow-blob=200")]
    [InlineData("md5")]
    [InlineData("camel-case")]
    [InlineData("numbers-as-strings")]
    [InlineData("numbers-as-numbers")]
    [InlineData("unknown-attributes")]
    [InlineData("bom-lines")]
    [InlineData("json-array")]
    [InlineData("blank-lines")]
    [InlineData("no-last-newline")]
    [InlineData("gzip-members")]
    public async Task Reading_Fault_IsWhatItIsWithout(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);

        (await Readings.OfLinesAsync(Microsoft)).ShouldTell(calm.Reading);
    }

    [Theory]
    [InlineData("blobs=9")]
    public async Task ReadLinesAsync_MoreFiles_LosesNoLine(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);
        var lines = new List<InvoiceLine>();

        LineReading reading = await ReadAsync(lines.Add);

        reading.ShouldBeOfType<LineReading.Whole>().Receipts.Count.ShouldBe(9);
        DocumentTotals totals = Microsoft.Data.Invoices.Totals(Readings.Smallest(Microsoft));
        (lines.Count, lines.Sum(LineAmounts.FindTotal)).ShouldBe((totals.Lines, totals.Total));
    }

    [Theory]
    [InlineData("graph-throttle=1", "POST " + Billing + "reconciliation/billed/export", 429, "TooManyRequests", true)]
    [InlineData("graph-html-errors=1", "POST " + Billing + "reconciliation/billed/export", 502, "", true)]
    [InlineData("failed-export=1", "GET " + Billing + "operations/{id}", null, "5001", false)]
    [InlineData("blob-count-mismatch", "GET " + Billing + "manifests/{id}", null, "", true)]
    [InlineData("foreign-location", "POST " + Billing + "reconciliation/billed/export", null, "", false)]
    [InlineData("foreign-manifest-link", "GET " + Billing + "operations/{id}", null, "", false)]
    public async Task ReadLinesAsync_FaultThatStays_NamesTheCall(string fault, string call, int? status, string code, bool isTransient)
    {
        Microsoft.Simulator.Requests.Clear();
        using IDisposable switched = Microsoft.With(fault);

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(ReadAsync(static _ => { }));

        (failure.Call, failure.Status, failure.Code, failure.IsTransient).ShouldBe((call, status, code, isTransient));
        failure.RequestId.ShouldNotBeEmpty();
        Microsoft.Simulator.Requests.All.Where(request => request.HadAuthorization)
            .ShouldAllBe(request => request.Host == Microsoft.Simulator.Address.Authority);
    }

    [Theory]
    [InlineData("blob-503=1", 503, true)]
    [InlineData("gzip-bomb", null, true)]
    public async Task ReadLinesAsync_FileFaultThatStays_NamesTheFile(string fault, int? status, bool isTransient)
    {
        using IDisposable switched = Microsoft.With(fault);

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(ReadAsync(static _ => { }));

        failure.Call.ShouldStartWith("GET part");
        (failure.Status, failure.IsTransient).ShouldBe((status, isTransient));
    }

    [Theory]
    [InlineData("never-done")]
    public async Task ReadLinesAsync_ExportThatIsNeverDone_IsLeftAfterAnHour(string fault)
    {
        Microsoft.Simulator.Requests.Clear();
        using IDisposable switched = Microsoft.With(fault);

        Task reading = ReadAsync(static _ => { });
        while (!Microsoft.Simulator.Requests.All.Any(request => request.Path.Contains("/operations/", StringComparison.Ordinal)))
            await Task.Yield();
        Microsoft.Clock.Skip(TimeSpan.FromHours(1));

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(reading);
        failure.IsTransient.ShouldBeTrue();
        failure.Call.ShouldBe("GET " + Billing + "operations/{id}");
    }

    private Task<LineReading> ReadAsync(Action<InvoiceLine> onLine)
    {
        InvoiceDocument document = Readings.Smallest(Microsoft);
        return Microsoft.Client.ReadLinesAsync(
            Microsoft.Tenant,
            new LineQuery.Billed(LineKind.Billed, document.Market.Currency, document.Id, IsLegacy: false),
            knownETag: null,
            InvoiceLine.Schema,
            onLine,
            CancellationToken.None);
    }
}
