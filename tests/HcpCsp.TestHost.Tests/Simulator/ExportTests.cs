using System.Net;
using System.Security.Cryptography;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

public sealed class ExportTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Lines_OfEveryDocument_AddUpToItsHeader(int partner)
    {
        using var api = await ApiClient.SignInAsync(Server, partner);
        var (lines, credits) = (0, 0);
        foreach (var document in Server.World.Partners[partner].Invoices.WithAmendments)
        {
            var header = await api.ReadAsync("/v1/invoices/" + document.Id);
            var rows = await api.RowsAsync("reconciliation/billed", document.Id);

            rows.Sum(row => ApiClient.Number(row, "Total")).ShouldBe(header.GetProperty("totalCharges").GetDecimal(), document.Id);
            rows.ShouldAllBe(row => ApiClient.Number(row, "Subtotal") + ApiClient.Number(row, "TaxTotal") == ApiClient.Number(row, "Total"));
            lines += rows.Count;
            credits += rows.Count(row => ApiClient.Number(row, "Subtotal") < 0);
        }

        credits.ShouldBeGreaterThanOrEqualTo(lines / 50);
    }

    [Fact]
    public async Task Lines_OfADocument_ObeyTheMoneyRules()
    {
        using var api = await ApiClient.SignInAsync(Server, 0);
        foreach (var document in Server.World.Partners[0].Invoices.Documents.Take(2))
        {
            foreach (var row in await api.RowsAsync("reconciliation/billed", document.Id))
            {
                var (price, rate, quantity) = (ApiClient.Number(row, "EffectiveUnitPrice"), ApiClient.Number(row, "PCToBCExchangeRate"), ApiClient.Number(row, "BillableQuantity"));
                var currency = row.GetProperty("Currency").GetString()!;
                var expected = row.GetProperty("ProductCategory").GetString() is "Azure"
                    ? MoneyRounding.Down(MoneyRounding.Down(price * quantity, "USD") * rate, currency)
                    : MoneyRounding.Down(price * rate, currency) * quantity;
                ApiClient.Number(row, "Subtotal").ShouldBe(expected);
            }
        }
    }

    [Fact]
    public async Task Usage_OfADocument_AddsUpToTheQuantityOfItsAzureLines()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var document = Server.World.Partners[0].Invoices.Documents[0].Id;

        var usage = await api.RowsAsync("usage/billed", document);
        var lines = await api.RowsAsync("reconciliation/billed", document);

        var charged = lines.Where(row => row.GetProperty("ProductCategory").GetString() is "Azure" && row.GetProperty("ChargeType").GetString() is "new");
        usage.Sum(row => ApiClient.Number(row, "Quantity")).ShouldBe(charged.Sum(row => ApiClient.Number(row, "Quantity")));
    }

    [Fact]
    public async Task Poll_ThreeTimes_GoesFromWaitingToDone()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var started = await api.StartExportAsync("reconciliation/billed", new { invoiceId = Server.World.Partners[0].Invoices.Documents[0].Id });
        var location = started.Headers.Location!.ToString();

        var statuses = new List<string?>();
        for (var poll = 0; poll < 3; poll++)
            statuses.Add((await api.PollAsync(location)).GetProperty("status").GetString());

        statuses.ShouldBe(["notStarted", "running", "succeeded"]);
    }

    [Fact]
    public async Task Usage_OfADocumentWithoutAzure_FailsWithNoData()
    {
        using var api = await ApiClient.SignInAsync(Server, 1);
        var dinars = Server.World.Partners[1].Invoices.Documents.First(document => document.Market.Currency is "KWD");

        var operation = await api.FinishedAsync("usage/billed", dinars.Id);

        operation.GetProperty("status").GetString().ShouldBe("failed");
        operation.GetProperty("error").GetProperty("code").GetString().ShouldBe("5000");
    }

    [Fact]
    public async Task Unbilled_CurrentMonth_HasRowsWithoutInvoiceNumber()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var lines = await api.RowsAsync("reconciliation/unbilled", new { currencyCode = "USD", billingPeriod = "current" });
        var usage = await api.RowsAsync("usage/unbilled", new { currencyCode = "USD", billingPeriod = "current" });
        var last = await api.FinishedAsync("usage/unbilled", new { currencyCode = "USD", billingPeriod = "last" });

        lines.ShouldNotBeEmpty();
        lines.Concat(usage).ShouldAllBe(row => row.GetProperty("InvoiceNumber").GetString() == "");
        usage.ShouldAllBe(row => string.CompareOrdinal(row.GetProperty("UsageDate").GetString(), "2026-11-23") < 0);
        last.GetProperty("status").GetString().ShouldBe("failed", "October is billed already");
        using var wrong = await api.StartExportAsync("reconciliation/unbilled", new { billingPeriod = "previous" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Start_UnknownInvoice_IsNotFound()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.StartExportAsync("reconciliation/billed", new { invoiceId = "G999999999" });

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_UserWithoutBillingPermission_IsDenied()
    {
        using var api = await ApiClient.SignInAsync(Server, user: "nobilling");

        using var response = await api.StartExportAsync("reconciliation/billed", new { invoiceId = "G999999999" });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ApiClient.JsonOf(response)).GetProperty("error").GetProperty("code").GetString().ShouldBe("Authorization_RequestDenied");
    }

    [Fact]
    public async Task Blob_WithoutSignatureOrWithBearer_IsRefusedInXml()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var manifest = await api.ManifestAsync("reconciliation/billed", Server.World.Partners[0].Invoices.Documents[0].Id);
        new Uri(manifest.GetProperty("rootDirectory").GetString()!).Host.ShouldNotBe(Server.Address.Host);

        using var unsigned = await api.RawAsync(ApiClient.BlobAddress(manifest, 0, signed: false));
        using var withBearer = await api.RawAsync(ApiClient.BlobAddress(manifest, 0), api.GraphToken);
        using var changed = await api.RawAsync(ApiClient.BlobAddress(manifest, 0).Replace("sig=", "sig=x", StringComparison.Ordinal));

        foreach (var response in new[] { unsigned, withBearer, changed })
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync()).ShouldContain("<Code>AuthenticationFailed</Code>");
        }

        Server.Requests.All.ShouldContain(request => request.HadAuthorization && request.Path.StartsWith("/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blobs_OfTwoServersWithOneSeed_AreTheSameBytes()
    {
        await using var other = await SimulatorServer.StartAsync(SimulatorFixture.Options, TestContext.Current.CancellationToken);
        using var first = await ApiClient.SignInAsync(Server);
        using var second = await ApiClient.SignInAsync(other);
        var document = Server.World.Partners[0].Invoices.Documents[0].Id;

        foreach (var kind in new[] { "reconciliation/billed", "usage/billed" })
        {
            var (here, there) = (await first.ManifestAsync(kind, document), await second.ManifestAsync(kind, document));
            here.GetProperty("eTag").GetString().ShouldBe(there.GetProperty("eTag").GetString());
            SHA256.HashData(await first.BlobAsync(here, 1)).ShouldBe(SHA256.HashData(await second.BlobAsync(there, 1)));
        }
    }

    [Fact]
    public async Task Faults_InlineCamelCaseAndTruncated_AreSeen()
    {
        await using var server = await SimulatorServer.StartAsync(
            SimulatorFixture.Options with { Faults = [Fault.Parse("inline-manifest"), Fault.Parse("camel-case"), Fault.Parse("truncated-blob")] }, TestContext.Current.CancellationToken);
        using var api = await ApiClient.SignInAsync(server);

        var operation = await api.FinishedAsync("reconciliation/billed", server.World.Partners[0].Invoices.Documents[0].Id);
        var manifest = operation.GetProperty("resourceLocation");
        var first = await api.BlobAsync(manifest, 0);
        var second = await api.BlobAsync(manifest, 0);

        first.Length.ShouldBe(second.Length / 2);
    }
}
