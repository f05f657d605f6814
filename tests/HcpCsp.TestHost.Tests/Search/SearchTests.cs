using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Search;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Search;

public sealed class SearchTests
{
    private static SearchContribution Finding(Func<SearchRequest, IReadOnlyList<SearchHit>> find) => Searching((request, _) => Task.FromResult(find(request)));

    private static SearchContribution Searching(SearchHandler handler) => new() { Roles = [HcpRoles.CloudAdmin], Finds = "ships", Handler = handler };

    private static SearchHit AHit(string title, string path = "/ships/1", string kind = "Ships") => new() { Kind = kind, Title = title, Path = path };

    private static async Task<string> SearchAsync(SearchContribution search, string text, string user = "casey")
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin => plugin.AddSearch(search));
        using Browser browser = await host.OpenAsAsync(user);
        return await browser.ReadAsync("/search?q=" + Uri.EscapeDataString(text));
    }

    [Fact]
    public async Task EveryPage_OfASignedInPerson_HasTheBox()
    {
        await using RunningHost host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.OpenAsync("/admin/jobs")).QuerySelector("header form[role=search] input[name=q]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_PluginFindsSomething_ShowsItWithItsKind()
    {
        SearchRequest? asked = null;

        string page = await SearchAsync(
            Finding(request =>
            {
                asked = request;
                return [AHit("Santa <Maria>") with { Detail = "of 1492" }];
            }),
            "  maria ");

        page.ShouldContain("""<a href="/ships/1">Santa &lt;Maria&gt;</a>""");
        page.ShouldContain("of 1492");
        asked!.Text.ShouldBe("maria");
        asked.User.Id.ShouldBe("casey");
    }

    [Fact]
    public async Task Search_MoreHitsThanShown_SaysSo()
    {
        string page = await SearchAsync(Finding(request => [.. Enumerable.Range(1, request.Limit + 1).Select(number => AHit($"Ship {number}."))]), "ship");

        page.ShouldContain("Ship 20.");
        page.ShouldNotContain("Ship 21.");
        page.ShouldContain("Only the first 20 are shown");
    }

    [Fact]
    public async Task Search_RoleIsNotThePlugins_DoesNotReachIt()
    {
        bool asked = false;

        string page = await SearchAsync(
            Finding(_ =>
            {
                asked = true;
                return [AHit("Santa Maria")];
            }),
            "maria",
            user: "contoso-admin");

        asked.ShouldBeFalse();
        page.ShouldNotContain("Santa Maria");
    }

    [Theory]
    [InlineData("a", "Type two characters or more")]
    [InlineData("", "The search finds ships")]
    public async Task Search_TooShort_SaysWhatToDo(string text, string said) =>
        (await SearchAsync(Finding(_ => throw new InvalidOperationException("Not to be asked.")), text)).ShouldContain(said);

    [Fact]
    public async Task Search_TooLong_SaysSo() => (await SearchAsync(Finding(_ => []), new string('x', 201))).ShouldContain("200 characters at most");

    [Fact]
    public async Task Search_Nothing_RepeatsTheTextSafely() => (await SearchAsync(Finding(_ => []), "<script>alert(1)</script>")).ShouldNotContain("<script>alert");

    [Fact]
    public async Task Search_PluginThrows_NamesItAndTheRequest()
    {
        string page = await SearchAsync(Finding(_ => throw new InvalidOperationException("secret")), "maria");

        page.ShouldContain("Not everything was searched");
        page.ShouldContain("fake");
        page.ShouldContain("Request id");
        page.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Search_PluginNeverAnswers_NamesIt()
    {
        var never = new TaskCompletionSource<IReadOnlyList<SearchHit>>();

        string page = await SearchAsync(Searching((_, _) => never.Task), "maria");
        never.SetResult([]);

        page.ShouldContain("fake gave no answer");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Search_HitLeadsElsewhere_IsLeftOut(string path) => (await SearchAsync(Finding(_ => [AHit("Santa Maria", path)]), "maria")).ShouldNotContain("evil");

    [Fact]
    public async Task AddSearch_Twice_IsRefused()
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddSearch(Finding(_ => []));
            plugin.AddSearch(Finding(_ => []));
        });
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.ReadAsync("/admin/plugins")).ShouldContain("has registered one already");
    }
}
