using System.Text;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api;

public sealed class VerifyApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private VerifyApi Api => new(new FileVerification(world.Store));

    [Fact]
    public async Task PostAsync_HashOfAnIssuedFile_TellsTheStatement()
    {
        ApiResult result = await Api.PostAsync(PagesWorld.ARequest().Posting(("sha256", new string('A', 64))), Token);

        using JsonDocument body = JsonDocument.Parse(result.ResultsUtf8);
        body.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["verdict", "sha256", "statements"]);
        body.RootElement.GetProperty("verdict").GetString().ShouldBe("Issued");
        body.RootElement.GetProperty("sha256").GetString().ShouldBe(new string('a', 64));
        JsonElement statement = body.RootElement.GetProperty("statements").EnumerateArray().ShouldHaveSingleItem();
        statement.EnumerateObject().Select(property => property.Name).ShouldBe(["number", "version", "supersededBy", "customerId", "customer", "invoice", "issuedAt"]);
        result.Messages.ShouldHaveSingleItem().ShouldBe(new ApiMessage(
            "INFO", "csp.verify.issued", $"Issued by us, unchanged: statement {world.IssuedStatement.Number} version 1 to Fabrikam Inc., invoice G104501009, issued 2026-10-10 08:00 UTC."));
    }

    [Fact]
    public async Task PostAsync_ChangedFile_SaysSo()
    {
        ApiResult result = await Api.PostAsync(PagesWorld.ARequest().Uploading(AWorkbook.Saying(world.IssuedStatement.Number + " v1")), Token);

        result.Messages.ShouldHaveSingleItem().ShouldBe(new ApiMessage(
            "WARN", "csp.verify.changed", $"It says it is statement {world.IssuedStatement.Number} version 1, but it is not the file that was issued: it was changed."));
        Encoding.UTF8.GetString(result.ResultsUtf8.Span).ShouldContain("\"verdict\":\"Changed\"");
    }

    [Fact]
    public async Task PostAsync_OtherFile_IsNotKnown() =>
        (await Api.PostAsync(PagesWorld.ARequest().Uploading([1, 2, 3]), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.verify.unknown");

    [Fact]
    public async Task PostAsync_NeitherFileNorHash_IsRefused()
    {
        (await Api.PostAsync(PagesWorld.ARequest(), Token)).ShouldSatisfyAllConditions(
            result => result.Status.ShouldBe(422),
            result => result.Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.verify.nothing"));
        (await Api.PostAsync(PagesWorld.ARequest().Posting(("sha256", "abc")), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.verify.no-hash");
        (await Api.PostAsync(PagesWorld.ARequest().Uploading([1]).Uploading([2]), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.verify.one-file");
    }
}
