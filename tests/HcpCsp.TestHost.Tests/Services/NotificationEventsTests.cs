using System.Net;
using System.Text.Json.Nodes;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Services;

public sealed class NotificationEventsTests
{
    [Fact]
    public async Task Events_NewMessage_IsTold()
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        using var response = await browser.Client.GetAsync("/notifications/events?of=casey", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await NextAsync(reader))["unread"]!.GetValue<int>().ShouldBe(0);

        host.Get<INotifier>().Notify(Message(HcpRoles.CloudAdmin, "Sign in again", "/csp/accounts"));

        JsonNode state = await NextAsync(reader);
        state["unread"]!.GetValue<int>().ShouldBe(1);
        state["newest"]!["title"]!.GetValue<string>().ShouldBe("Sign in again");
        state["newest"]!["path"]!.GetValue<string>().ShouldBe("/csp/accounts");
    }

    [Fact]
    public async Task Events_MessageForAnotherRole_TellsNothingOfIt()
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("contoso-admin");
        host.Get<INotifier>().Notify(Message(HcpRoles.CloudAdmin, "For the provider", null));
        using var response = await browser.Client.GetAsync("/notifications/events?of=contoso-admin", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        JsonNode state = await NextAsync(reader);

        state["unread"]!.GetValue<int>().ShouldBe(0);
        state["newest"].ShouldBeNull();
    }

    [Fact]
    public async Task Events_PathThatLeavesTheHost_IsLeftOut()
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        host.Get<INotifier>().Notify(Message(HcpRoles.CloudAdmin, "Elsewhere", "https://elsewhere.example/"));
        using var response = await browser.Client.GetAsync("/notifications/events?of=casey", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        (await NextAsync(reader))["newest"]!["path"].ShouldBeNull();
    }

    [Fact]
    public async Task Events_OfAnotherPerson_AreNotFound()
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("contoso-admin");

        (await browser.GetAsync("/notifications/events?of=casey")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Events_StillOpenWhenTheHostEnds_DontHoldItUp()
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        using var response = await browser.Client.GetAsync("/notifications/events?of=casey", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await NextAsync(reader);

        Task ending = host.Server.DisposeAsync().AsTask();

        (await reader.ReadToEndAsync()).Trim().ShouldBeEmpty();
        await ending;
    }

    private static Notification Message(string role, string title, string? path) =>
        new() { Role = role, Severity = NotificationSeverity.Warning, Title = title, Text = "The sign-in has ended.", Path = path };

    private static async Task<JsonNode> NextAsync(StreamReader reader)
    {
        const string Data = "data: ";
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal))
                return JsonNode.Parse(line[Data.Length..])!;
        }

        throw new InvalidOperationException("The stream has ended.");
    }
}
