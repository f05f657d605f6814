using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>The accounts to try, each with what goes wrong with it.</summary>
public sealed class AccountTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Theory]
    [InlineData("disabled", "AADSTS50057")]
    [InlineData("unassigned", "AADSTS50105")]
    [InlineData("blocked", "AADSTS53003")]
    [InlineData("wrong", "AADSTS50020")]
    [InlineData("nobody", "AADSTS50034")]
    public async Task SignIn_AccountThatMayNot_IsRefusedOnThePage(string user, string expected)
    {
        using var client = new SignInClient(Server);

        (await client.WalkAsync(Name(user))).ShouldBeNull();

        client.LastPage.ShouldContain(expected);
    }

    [Fact]
    public async Task SignIn_AccountThatDeclines_ComesBackWithoutBeingAsked()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync(Name("declines"));

        client.Screens.ShouldBe(["account", "mfa"]);
        answer.ShouldNotBeNull()["error"].ShouldBe("access_denied");
        answer["error_description"].ShouldStartWith("AADSTS65004:");
    }

    [Fact]
    public async Task Refresh_AccountThatLeaves_IsRefusedAfterTheSecondRefreshUntilItConsentsAgain()
    {
        using var client = new SignInClient(Server);
        var refresh = (await client.SignInTokensAsync(Name("leaving"))).GetProperty("refresh_token").GetString()!;

        (await client.RefreshAsync(refresh, SignInClient.GraphScope)).TryGetProperty("access_token", out _).ShouldBeTrue();
        (await client.RefreshAsync(refresh, SignInClient.PartnerCenterScope)).TryGetProperty("access_token", out _).ShouldBeTrue();
        SignInClient.CodeOf(await client.RefreshAsync(refresh, SignInClient.GraphScope)).ShouldBe(65001);

        client.Screens.Clear();
        (await client.SignInTokensAsync(Name("leaving"))).TryGetProperty("access_token", out _).ShouldBeTrue();
        client.Screens.ShouldContain("consent");
    }

    private string Name(string user) => $"{user}@{Server.Partners[0].Domain}";
}
