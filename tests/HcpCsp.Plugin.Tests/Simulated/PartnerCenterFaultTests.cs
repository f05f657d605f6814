using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>What goes wrong in Partner Center, and what the client makes of it.</summary>
public sealed class PartnerCenterFaultTests(CalmPartnerCenter calm) : IClassFixture<CalmPartnerCenter>
{
    private SimulatedMicrosoft Microsoft => calm.Microsoft;

    [Theory]
    [InlineData("throttle=4")]
    [InlineData("html-errors=4")]
    [InlineData("empty-errors=4")]
    [InlineData("drop=4")]
    [InlineData("slow-answers=20")]
    [InlineData("no-bom")]
    [InlineData("utf16")]
    [InlineData("pascal-case")]
    [InlineData("dates-offset")]
    [InlineData("dates-bare")]
    [InlineData("all-strings")]
    [InlineData("all-numbers")]
    [InlineData("org-ids")]
    [InlineData("no-org-ids")]
    [InlineData("small-pages=12")]
    [InlineData("invoice-paging small-pages=5")]
    [InlineData("clean-links small-pages=12")]
    [InlineData("double-question-mark small-pages=12")]
    [InlineData("misspelt-links small-pages=4")]
    [InlineData("misspelt-links invoice-paging small-pages=5")]
    [InlineData("absolute-links small-pages=12")]
    [InlineData("broken-links small-pages=12")]
    [InlineData("token-in-body small-pages=12")]
    [InlineData("token-in-links small-pages=12")]
    [InlineData("odd-tokens small-pages=12")]
    [InlineData("unicode-tokens small-pages=12")]
    [InlineData("empty-page small-pages=12")]
    public async Task Reading_Fault_IsWhatItIsWithout(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);

        (await Readings.OfPartnerCenterAsync(Microsoft)).ShouldTell(calm.Reading);
    }

    [Theory]
    [InlineData("foreign-links small-pages=12")]
    public async Task Reading_LinksToAnotherHost_StaysWithOurs(string fault)
    {
        Microsoft.Simulator.Requests.Clear();
        using IDisposable switched = Microsoft.With(fault);

        (await Readings.OfPartnerCenterAsync(Microsoft)).ShouldTell(calm.Reading);

        Microsoft.Simulator.Requests.All.Where(request => request.HadAuthorization)
            .ShouldAllBe(request => request.Host == Microsoft.Simulator.Address.Authority);
    }

    [Theory]
    [InlineData("unknown-values")]
    public async Task Reading_WordsThatNobodyKnows_LosesNothingElse(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);

        (await Readings.OfPartnerCenterAsync(Microsoft)).Select(WithoutWords).ShouldBe(calm.Reading.Select(WithoutWords));

        static string WithoutWords(string text) => string.Concat(text.Where(char.IsDigit));
    }

    [Theory]
    [InlineData("throttle-rate=12")]
    public async Task GetOrganizationAsync_TooManyCallsAMinute_WaitsAndGetsIt(string fault)
    {
        // Both clocks must agree on what a minute is.
        await using SimulatedMicrosoft slow = await SimulatedMicrosoft.StartAsync(new SimulatorOptions { Clock = new HastyTime(factor: 20) });
        using IDisposable switched = slow.With(fault);

        for (int calls = 0; calls < 100 && !WasRefused(); calls++)
            (await slow.Client.GetOrganizationAsync(slow.Tenant, CancellationToken.None)).TenantId.ShouldBe(slow.Tenant.TenantId);

        WasRefused().ShouldBeTrue();

        bool WasRefused() => slow.Simulator.Requests.All.Any(request => request.Status == 429);
    }

    [Theory]
    [InlineData("throttle=1", 429, true)]
    [InlineData("empty-errors=1", 500, true)]
    [InlineData("drop=1", null, true)]
    [InlineData("huge-answer", null, false)]
    [InlineData("repeat-page small-pages=10", null, true)]
    public async Task ListCustomerPagesAsync_FaultThatStays_NamesTheCall(string fault, int? status, bool isTransient)
    {
        using IDisposable switched = Microsoft.With(fault);

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(Readings.CustomersAsync(Microsoft));

        failure.Call.ShouldBe("GET v1/customers");
        failure.Status.ShouldBe(status);
        failure.IsTransient.ShouldBe(isTransient);
        failure.RequestId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task ListCustomerPagesAsync_WebPagesAsErrors_NamesTheCall()
    {
        using IDisposable switched = Microsoft.With("html-errors=1");

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(Readings.CustomersAsync(Microsoft));

        // By turns, so that the last try meets one or the other.
        new int?[] { 502, 503 }.ShouldContain(failure.Status);
        (failure.Call, failure.IsTransient).ShouldBe(("GET v1/customers", true));
    }

    [Theory]
    [InlineData("code-as-number")]
    [InlineData("code-as-string")]
    public async Task ListSubscriptionsAsync_UnknownCustomer_NamesTheCodeHoweverWritten(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(
            Microsoft.Client.ListSubscriptionsAsync(Microsoft.Tenant, "12345678-0000-4000-8000-000000000000", CancellationToken.None));

        (failure.Status, failure.Code, failure.IsTransient).ShouldBe((404, "60003", false));
    }

    [Theory]
    [InlineData("legacy")]
    public async Task ListInvoicesAsync_LegacyDocuments_AreToldApart(string fault)
    {
        using (Microsoft.With(fault))
        {
            (await ListAsync()).Where(invoice => invoice.IsLegacy).Select(invoice => invoice.Number)
                .ShouldBe(Microsoft.Data.Legacy.Documents.Select(document => document.Id), ignoreOrder: true);
        }

        (await ListAsync()).ShouldNotContain(invoice => invoice.IsLegacy);
        Microsoft.Simulator.Faults.Set(HcpCsp.TestHost.Simulator.Faults.Fault.Parse(fault));

        async Task<IReadOnlyList<Invoice>> ListAsync() =>
            (await Microsoft.Client.ListInvoicesAsync(Microsoft.Tenant, from: null, CancellationToken.None)).Invoices;
    }

    [Theory]
    [InlineData("restated")]
    public async Task ReadLinesAsync_Restated_IsAnotherVersion(string fault)
    {
        (string tag, decimal? before) = await ReadNewestAsync(knownETag: null);
        using IDisposable switched = Microsoft.With(fault);

        (string restated, decimal? after) = await ReadNewestAsync(tag);

        restated.ShouldNotBe(tag);
        after.ShouldNotBe(before);
        after.ShouldBe(Microsoft.Data.Invoices.Totals(Newest()).Total);
    }

    private HcpCsp.TestHost.Simulator.Data.InvoiceDocument Newest() =>
        Microsoft.Data.Invoices.Documents.First(document => document.Type == HcpCsp.TestHost.Simulator.Data.DocumentType.Invoice);

    private async Task<(string Tag, decimal? Total)> ReadNewestAsync(string? knownETag)
    {
        decimal? total = 0;
        LineReading reading = await Microsoft.Client.ReadLinesAsync(
            Microsoft.Tenant,
            new LineQuery.Billed(LineKind.Billed, Newest().Market.Currency, Newest().Id, IsLegacy: false),
            knownETag,
            InvoiceLine.Schema,
            line => total += LineAmounts.FindTotal(line),
            CancellationToken.None);
        return (reading.ShouldBeOfType<LineReading.Whole>().ETag, total);
    }
}
