using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class AccountPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task AccountsPage_NoAccount_TellsTheNextStep()
    {
        world.Store.Accounts.Clear();

        string body = (await world.Accounts.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("Add your first partner account");
    }

    [Theory]
    [InlineData(nameof(DiscoveryState.Completed), "Discovery Completed")]
    [InlineData(nameof(DiscoveryState.Error), "ERROR")]
    [InlineData(nameof(DiscoveryState.Stopped), "Stopped")]
    public async Task AccountsPage_NewestRun_ShowsTheExactWord(string state, string word)
    {
        world.Discovery.Runs[0] = world.Discovery.Runs[0] with { State = Enum.Parse<DiscoveryState>(state) };

        (await world.Accounts.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("</svg>" + word + "</span>");
    }

    [Fact]
    public async Task AddAccount_EntriesRight_LeavesForMicrosoft()
    {
        var result = await world.AddAccount.PostAsync(PagesWorld.ARequest().Posting(("name", "Contoso"), ("accountId", "x")), default);

        result.ShouldBe(new PageResult.Redirect("https://login.example/authorize?state=1"));
    }

    [Fact]
    public async Task AddAccount_EntriesWrong_ShowsAllErrorsWithTheEntries()
    {
        world.Registration.Start = new RegistrationStart.Rejected(new FormCheck(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["accountId"] = "This is no GUID.", ["managedMarkup"] = "This is no number.",
        }));

        var view = (await world.AddAccount.PostAsync(PagesWorld.ARequest().Posting(("name", "Contoso <b>"), ("accountId", "nonsense"), ("managedMarkup", "ten")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("This is no GUID.");
        view.BodyHtml.ShouldContain("This is no number.");
        view.BodyHtml.ShouldContain("value=\"Contoso &lt;b&gt;\"");
        view.BodyHtml.ShouldContain("value=\"nonsense\"");
        view.BodyHtml.ShouldContain("value=\"ten\"");
    }

    [Fact]
    public async Task AddAccount_AfterARefusal_ShowsWhatWasTyped()
    {
        world.Registration.Pending = new AccountForm { Name = "Typed before", Culture = System.Globalization.CultureInfo.InvariantCulture };

        (await world.AddAccount.GetAsync(PagesWorld.ARequest().Asking(("pending", "p1")), default)).Body().ShouldContain("value=\"Typed before\"");
    }

    [Fact]
    public async Task Consent_Registered_SchedulesAndAsksToStart()
    {
        world.Registration.End = new RegistrationEnd.Registered(world.Account);

        var result = await world.Consent.GetAsync(PagesWorld.ARequest().Asking(("code", "c"), ("state", "s")), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/accounts/{PagesWorld.AccountId}?welcome=1"));
        world.Discovery.Scheduled.ShouldBe([PagesWorld.AccountId]);
        world.Audit.Entries.Single().EventType.ShouldBe("csp.account.added");
        world.Registration.LastQuery!["code"].ShouldBe("c");
    }

    [Fact]
    public async Task Consent_Refused_TellsWhatAndLeadsBackToTheForm()
    {
        world.Registration.End = new RegistrationEnd.Refused(RefusalReason.NoMfa, "No second factor.", "Turn it on.", "p 1", AccountId: null);

        string body = (await world.Consent.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("No second factor.");
        body.ShouldContain("href=\"/csp/accounts/add?pending=p%201\"");
        world.Audit.Entries.Single().EventType.ShouldBe("csp.account.refused");
    }

    [Fact]
    public async Task AccountPage_Welcome_AsksToStartDiscovery()
    {
        world.Discovery.Runs.Clear();

        (await world.OneAccount.GetAsync(PagesWorld.ARequest().Asking(("welcome", "1")), default)).Body().ShouldContain("<dialog open");
    }

    [Fact]
    public async Task AccountPage_TokenRefreshed80DaysAgo_WarnsOfTheDay90DaysAfterIt()
    {
        // 2026-11-20 − 80 days + 90 days = 2026-11-30
        string body = (await world.OneAccount.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("30 Nov 2026 <span class=\"badge state-halted\">Soon</span>");
    }

    [Theory]
    [InlineData("en-US", "30 Nov 2026")]
    [InlineData("de-DE", "30 Nov. 2026")]
    public async Task AccountsPage_SignedIn_TellsWhenTheConsentLapses(string culture, string day) =>
        (await world.Accounts.GetAsync(PagesWorld.ARequest(culture: culture), default)).Body().ShouldContain("Consent lapses on " + day);

    [Fact]
    public async Task AccountsPage_NeverHadAToken_TellsNoDay()
    {
        world.Store.Accounts[PagesWorld.AccountId] = world.Account with { TokenRefreshedAt = null };

        (await world.Accounts.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldNotContain("Consent lapses on");
    }

    [Theory]
    [InlineData(true, true, "At the sign-in on 1 Sep 2026, the token names it, and Partner Center accepts it.")]
    [InlineData(true, false, "the token names it, and Partner Center misses it.")]
    [InlineData(false, null, "the token doesn&#39;t name it, and Partner Center didn&#39;t tell.")]
    [InlineData(null, null, "the token doesn&#39;t tell, and Partner Center didn&#39;t tell.")]
    public async Task AccountPage_MfaLookedInto_TellsWhatWasFound(bool? inToken, bool? byPartnerCenter, string words)
    {
        world.Store.Accounts[PagesWorld.AccountId] = world.Account with { Mfa = new MfaFinding(inToken, byPartnerCenter, new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero)) };

        (await world.OneAccount.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain(words);
    }

    [Fact]
    public async Task AccountPage_MfaNeverLookedInto_SaysThatItIsNotKnown() =>
        (await world.OneAccount.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Not known: the sign-in was made before this was looked at.");

    [Fact]
    public async Task AccountPage_UnknownId_IsNotFound() =>
        (await world.OneAccount.GetAsync(PagesWorld.ARequest().At("id", "nope"), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task Trigger_Full_StartsAFullRunAndRedirects()
    {
        var result = await world.DiscoveryActions.TriggerAsync(PagesWorld.ARequest().Posting(("full", "1")), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/accounts/{PagesWorld.AccountId}?done=discovery-started"));
        world.Discovery.Triggered.ShouldBe([(PagesWorld.AccountId, DiscoveryScope.Full)]);
        world.Audit.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RetryUnit_FailedInTheNewestRun_ReadsItAloneAgain()
    {
        EndNewestRun(DiscoveryState.Error);

        var result = await world.DiscoveryActions.RetryUnitAsync(PagesWorld.ARequest().Posting(("unit", "lines/G104400007")), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/accounts/{PagesWorld.AccountId}?done=unit-retried"));
        world.Discovery.Triggered.ShouldBe([(PagesWorld.AccountId, DiscoveryScope.Unit("lines/G104400007"))]);
        world.Audit.Entries.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("lines/G1")]
    [InlineData("")]
    public async Task RetryUnit_NotFailed_StartsNothing(string unit)
    {
        await world.DiscoveryActions.RetryUnitAsync(PagesWorld.ARequest().Posting(("unit", unit)), default);

        world.Discovery.Triggered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NewestWithErrors_OffersARetryForEach()
    {
        EndNewestRun(DiscoveryState.Error);

        string body = (await world.Runs.GetOneAsync(PagesWorld.ARequest().At("runId", world.Discovery.Runs[0].Id), default)).Body();

        body.ShouldContain("name=\"unit\" value=\"lines/G104400007\"");
        body.ShouldContain("HasNotMoved");
    }

    [Fact]
    public async Task Run_OlderOneWithErrors_OffersNoRetry()
    {
        world.Discovery.Runs.Add(world.Discovery.Runs[0] with { Id = "older", State = DiscoveryState.Error });

        (await world.Runs.GetOneAsync(PagesWorld.ARequest().At("runId", "older"), default)).Body().ShouldNotContain("name=\"unit\"");
    }

    [Theory]
    [InlineData(DiscoveryState.Error, 1)]
    [InlineData(DiscoveryState.Completed, 0)]
    public async Task Consent_SignedInAgain_GoesOnWithADiscoveryThatEndedInError(object state, int triggered)
    {
        EndNewestRun((DiscoveryState)state);
        world.Registration.End = new RegistrationEnd.SignedInAgain(world.Account);

        await world.Consent.GetAsync(PagesWorld.ARequest(), default);

        world.Discovery.Triggered.Count.ShouldBe(triggered);
    }

    [Fact]
    public async Task RunPage_StillRunning_ListensToItsProgress()
    {
        string body = (await world.Runs.GetOneAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain($"data-live-from=\"/csp/accounts/{PagesWorld.AccountId}/discovery/events\"");
        body.ShouldContain("data-live=\"left\"");
    }

    [Fact]
    public async Task RunPage_Ended_TellsEverythingOfTheRun()
    {
        DiscoveryRun ended = world.Discovery.Runs[0] with { State = DiscoveryState.Error, EndedAt = PagesWorld.Now, Bytes = 3_145_728 };
        world.Discovery.Runs[0] = ended;

        string body = System.Net.WebUtility.HtmlDecode((await world.Runs.GetOneAsync(PagesWorld.ARequest(), default)).Body()).Replace('\u00a0', ' ');

        body.ShouldNotContain("data-live-from");
        foreach (string told in new[]
        {
            "</svg>ERROR</span>", "<dt>Triggered by</dt><dd>Robin</dd>", "<dt>Started</dt><dd>20 Nov 2026 11:56 UTC</dd>", "<dt>Ended</dt><dd>20 Nov 2026 12:00 UTC</dd>",
            "<dt>Took</dt><dd>4 min 0 s</dd>", "<dt>Lines</dt><dd>204,200</dd>", "<dt>Requests</dt><dd>612, 2 throttle waits</dd>", "<dt>Received</dt><dd>3,072 KB</dd>",
            "<th scope=\"row\">subscriptions</th><td class=\"num\">60</td><td class=\"num\">41</td><td class=\"num\">4</td><td class=\"num\">0</td>",
            "<th scope=\"row\">invoice lines</th><td>HasNotMoved</td><td class=\"num\">3</td>",
            "lines of invoice G104400007", "HTTP 403", "900420", "Access denied.", "6c1f", "Give the user the Admin Agent role, then trigger discovery.",
            $"<form method=\"post\" action=\"/csp/accounts/{PagesWorld.AccountId}/discovery/unit\">",
        })
            body.ShouldContain(told);
    }

    [Fact]
    public async Task AccountsPage_StillRunning_TellsItsProgress()
    {
        string body = (await world.Accounts.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("204,200 lines");
        body.ShouldContain("<br>lines of invoice G104500001</div>");
    }

    [Fact]
    public async Task Watch_RunningDiscovery_TellsTheTilesToo()
    {
        var events = (await world.DiscoveryActions.WatchAsync(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.LiveEvents>();

        await foreach (var one in events.Events)
            one.Data.ShouldContain("\"counts\":{\"customers\":\"3\",\"subscriptions\":\"2\",");
    }

    [Fact]
    public async Task Watch_RunningDiscovery_SendsDisplayReadyProgress()
    {
        var events = (await world.DiscoveryActions.WatchAsync(PagesWorld.ARequest(culture: "de-DE"), default)).ShouldBeOfType<PageResult.LiveEvents>();

        var sent = new List<ServerEvent>();
        await foreach (var one in events.Events)
            sent.Add(one);

        using var json = System.Text.Json.JsonDocument.Parse(sent.Single().Data);
        // (12 + 45 + 8) of (12 + 60 + 24) = 65 / 96 = 67 %
        json.RootElement.GetProperty("percent").GetInt32().ShouldBe(67);
        json.RootElement.GetProperty("lines").GetString().ShouldBe("204.200");
    }

    [Fact]
    public async Task Run_OfAnotherAccount_IsNotFound()
    {
        world.Discovery.Runs.Add(world.Discovery.Runs[0] with { Id = "foreign", AccountId = "other" });

        (await world.Runs.GetOneAsync(PagesWorld.ARequest().At("runId", "foreign"), default)).ShouldBeOfType<PageResult.NotFound>();
    }

    [Fact]
    public async Task Edit_Errors_KeepEntriesAndVersion()
    {
        world.Registration.UpdateCheck = new FormCheck(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "It is taken." });

        var view = (await world.EditAccount.PostAsync(PagesWorld.ARequest().Posting(("name", "Taken"), ("version", "3")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("It is taken.");
        view.BodyHtml.ShouldContain("name=\"version\" value=\"3\"");
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_WrongName_RemovesNothing()
    {
        var view = (await world.RemoveAccount.PostAsync(PagesWorld.ARequest().Posting(("confirm", "contoso")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        world.Store.Removed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_NameTyped_StopsUnlinksAndRemoves()
    {
        world.Tenants.Link($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}", "t1");

        var result = await world.RemoveAccount.PostAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)"), ("keep", "1")), default);

        result.ShouldBe(new PageResult.Redirect("/csp/accounts?done=account-removed-kept"));
        world.Store.Removed.ShouldBe([(PagesWorld.AccountId, true)]);
        world.Tenants.Links.ShouldBeEmpty();
        world.Store.EndedLinks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            link => (link.AccountId, link.CustomerId, link.TenantId).ShouldBe((PagesWorld.AccountId, PagesWorld.CustomerIdValue, "t1")));
        world.Discovery.Runs[0].State.ShouldBe(DiscoveryState.Stopped);
        world.StatementRuns.Stopped.ShouldBe([PagesWorld.AccountId]);
        world.ReportRuns.StoppedAll.ShouldBe([PagesWorld.AccountId]);
    }

    [Fact]
    public async Task Remove_IssuingOfStatementsDoesNotStop_LeavesAccountAndSchedule()
    {
        world.StatementRuns.NeverEnds = true;

        var view = (await world.RemoveAccount.PostAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Issuing of statements is still stopping.");
        world.Store.Removed.ShouldBeEmpty();
        world.Discovery.Scheduled.ShouldBe([PagesWorld.AccountId]);
    }

    [Fact]
    public async Task Remove_MakingOfReportsDoesNotStop_LeavesAccountAndSchedule()
    {
        world.ReportRuns.NeverEnds = true;

        var view = (await world.RemoveAccount.PostAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("The making of reports is still stopping.");
        world.Store.Removed.ShouldBeEmpty();
        world.Discovery.Scheduled.ShouldBe([PagesWorld.AccountId]);
    }

    [Fact]
    public async Task Remove_NameTyped_ForgetsTheSignInToo()
    {
        await world.RemoveAccount.PostAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), default);

        world.Registration.Forgotten.ShouldBe([PagesWorld.AccountId]);
    }

    [Fact]
    public async Task Remove_DiscoveryDoesNotStop_LeavesAccountAndScheduleAsTheyWere()
    {
        var discovery = new FakeDiscovery { NeverEnds = true };
        discovery.Runs.Add(world.Discovery.Runs[0] with { State = DiscoveryState.InProgress });
        discovery.Scheduled.Add(PagesWorld.AccountId);
        var page = new HcpCsp.Plugin.Pages.Accounts.RemoveAccountPage(
            world.Store, new HcpCsp.Plugin.Api.Accounts.AccountRemoval(world.Store, discovery, world.StatementRuns, world.ReportRuns, world.Registration, world.Tenants, world.Audit, world.Time), world.Composer);

        Task<PageResult> posting = page.PostAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), default);
        world.Time.Advance(TimeSpan.FromSeconds(11));

        (await posting).ShouldBeOfType<PageResult.View>().Status.ShouldBe(409);
        world.Store.Removed.ShouldBeEmpty();
        discovery.Scheduled.ShouldBe([PagesWorld.AccountId]);
    }

    private void EndNewestRun(DiscoveryState state) =>
        world.Discovery.Runs[0] = world.Discovery.Runs[0] with { State = state, EndedAt = world.Time.GetUtcNow() };
}
