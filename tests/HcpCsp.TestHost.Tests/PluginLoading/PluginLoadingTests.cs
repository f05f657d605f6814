using System.Net;
using System.Runtime.CompilerServices;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.PluginLoading;

/// <summary>The published plugin, as the build of the host put it beside the host.</summary>
public sealed class PluginLoadingTests
{
    private static readonly string Published = PublishedPlugin.Folder;

    [Fact]
    public async Task Start_PublishedPlugin_Loads()
    {
        await using var host = await RunningHost.StartAsync(pluginsFolder: Path.GetDirectoryName(Published));

        LoadedPlugin plugin = Csp(host);

        (plugin.State, plugin.Reason).ShouldBe((PluginState.Loaded, null));
        plugin.LoadTime.ShouldNotBeNull();
    }

    [Fact]
    public async Task Start_PluginNeedsANewerHost_IsRefusedNamingBothVersions()
    {
        await using var host = await RunningHost.StartAsync(
            pluginsFolder: Path.GetDirectoryName(Published), configure: options => options with { HostVersion = new Version(6, 1) });
        using Browser admin = await host.OpenAsAsync("casey");

        LoadedPlugin plugin = Csp(host);
        plugin.State.ShouldBe(PluginState.Refused);
        plugin.Reason!.ShouldContain("6.2");
        plugin.Reason!.ShouldContain("6.1");
        (await admin.OpenAsync("/admin/plugins")).QuerySelector(".reason")!.TextContent.ShouldBe(plugin.Reason);
    }

    [Theory]
    [InlineData("{", "not readable")]
    [InlineData("""{ "id": "x" }""", "'entryType' is missing")]
    [InlineData("""{ "id": "X y", "name": "n", "version": "1", "entryAssembly": "../x.dll", "entryType": "T", "minHostVersion": "6" }""", "leaves the plugin's folder")]
    [InlineData("""{ "id": "x", "name": "n", "version": "1.0.0", "entryAssembly": "gone.dll", "entryType": "T", "minHostVersion": "6.2" }""", "not there: gone.dll")]
    [InlineData("""{ "id": "x", "name": "n", "version": "1.0.0", "entryAssembly": "HcpCsp.Plugin.dll", "entryType": "No.Such", "minHostVersion": "6.2" }""", "no type 'No.Such'")]
    [InlineData("""{ "id": "x", "name": "n", "version": "1.0.0", "entryAssembly": "plugin.json", "entryType": "T", "minHostVersion": "6.2" }""", "could not be loaded")]
    public async Task Start_WrongManifest_IsRefusedWhileTheHostGoesOn(string manifest, string reason)
    {
        string folder = CopyWithManifest(manifest);
        await using var host = await RunningHost.StartAsync(pluginsFolder: folder);
        using Browser admin = await host.OpenAsAsync("casey");

        LoadedPlugin plugin = host.Server.Plugins.Single(one => one.Id != FakePlugin.Id);
        plugin.State.ShouldBe(PluginState.Refused);
        plugin.Reason!.ShouldContain(reason);
        (await admin.GetAsync("/admin/plugins")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_RegisterThrows_LeavesNothingOfThePlugin()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddPage(Routes.Page("/fake/one", Routes.View("x")));
            throw new InvalidOperationException("no licence");
        });
        using Browser admin = await host.OpenAsAsync("casey");

        LoadedPlugin loaded = host.Server.Plugins.Single();
        (loaded.State, loaded.Reason).ShouldBe((PluginState.Failed, "InvalidOperationException: no licence"));
        (await admin.GetAsync("/fake/one")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.Plugin.IsDisposed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("no-slash", "must begin with '/'")]
    [InlineData("/api/page", "must not start with /api/")]
    [InlineData("/fake/{", "not a route pattern")]
    [InlineData("/fake/{id:nonsense}", "unknown constraint")]
    [InlineData("/signin", "taken already by 'host'")]
    [InlineData("/admin/audit", "taken already by 'host'")]
    public async Task AddPage_WrongPattern_FailsTheLoad(string pattern, string reason)
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page(pattern, Routes.View("x"))));

        host.Server.Plugins.Single().Reason!.ShouldContain(reason);
    }

    [Fact]
    public async Task AddPage_SamePatternWithOtherValueName_IsTaken()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddPage(Routes.Page("/fake/{id:guid}", Routes.View("x")));
            plugin.AddPage(Routes.Page("/fake/{other:guid}", Routes.View("x")));
        });

        host.Server.Plugins.Single().Reason!.ShouldContain("taken already by 'fake'");
    }

    [Fact]
    public async Task AddPage_WithoutRoles_FailsTheLoad()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/x", Routes.View("x")) with { Roles = [] }));

        host.Server.Plugins.Single().Reason!.ShouldContain("needs at least one role");
    }

    [Fact]
    public async Task AddPage_GetAndPostOfOnePattern_BothAnswer()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddPage(Routes.Page("/fake/{id}", Routes.View("read")));
            plugin.AddPage(Routes.Page("/fake/{key}", Routes.View("written"), PageMethod.Post));
        });
        using Browser admin = await host.OpenAsAsync("casey");

        (await admin.ReadAsync("/fake/1")).ShouldContain("read");
        var posted = await admin.PostAsync("/fake/1", await admin.FindTokenAsync());
        (await posted.Content.ReadAsStringAsync()).ShouldContain("written");
    }

    [Fact]
    public async Task UnloadPluginAsync_Loaded_TakesEverythingAway()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddPage(Routes.Page("/fake/one", Routes.View("x")));
            plugin.AddMenuItem(new MenuItem { Path = ["Fake", "Entry"], Target = "/fake/one", Role = HcpRoles.CloudAdmin });
            plugin.AddJob(new JobDefinition { Key = "work", Title = "Work", Handler = (_, _) => Task.FromResult(new JobOutcome(true, "")) });
        });
        using Browser admin = await host.OpenAsAsync("casey");
        (await admin.ReadAsync("/fake/one")).ShouldContain("Entry");

        (await host.Server.UnloadPluginAsync(FakePlugin.Id)).ShouldBeTrue();

        (await admin.GetAsync("/fake/one")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.ReadAsync("/")).ShouldNotContain("/fake/one");
        host.Plugin.IsDisposed.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => host.Get<IHostJobs>().TriggerAsync("work", "a", null, null, CancellationToken.None));
    }

    [Fact]
    public async Task UnloadPluginAsync_OpenEventStream_EndsIt()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(new PageRoute
        {
            Pattern = "/fake/wait",
            Roles = [HcpRoles.CloudAdmin],
            Handler = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return Routes.View("never");
            },
        }));
        using Browser admin = await host.OpenAsAsync("casey");
        Task<HttpResponseMessage> waiting = admin.GetAsync("/fake/wait");

        // It is inside once unloading has something to cancel; unloading before would answer 404.
        await Task.Yield();
        await host.Server.UnloadPluginAsync(FakePlugin.Id);

        (await waiting).StatusCode.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task UnloadPluginAsync_PublishedPlugin_LetsItsLoadContextGo()
    {
        await using var host = await RunningHost.StartAsync(pluginsFolder: Path.GetDirectoryName(Published));
        using Browser admin = await host.OpenAsAsync("casey");
        await admin.GetAsync("/");
        WeakReference context = FindContext(host);

        (await host.Server.UnloadPluginAsync("hcp-csp")).ShouldBeTrue();
        await admin.GetAsync("/");

        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !context.IsAlive;
        }, "the load context is collected");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FindContext(RunningHost host)
    {
        var catalog = (PluginCatalog)host.Server.Services.GetService(typeof(PluginCatalog))!;
        return catalog.FindLoadContext("hcp-csp").ShouldNotBeNull();
    }

    private static LoadedPlugin Csp(RunningHost host) => host.Server.Plugins.Single(plugin => plugin.Id == "hcp-csp");

    private static string CopyWithManifest(string manifest)
    {
        string plugins = RunningHost.NewFolder();
        string copy = Directory.CreateDirectory(Path.Combine(plugins, "copy")).FullName;
        foreach (string file in Directory.EnumerateFiles(Published, "HcpCsp.Plugin.*"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(copy, "plugin.json"), manifest);
        return plugins;
    }
}
