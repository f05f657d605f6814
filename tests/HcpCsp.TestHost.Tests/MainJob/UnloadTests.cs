using System.Runtime.CompilerServices;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Taking the plugin out after it has done everything it can.</summary>
/// <remarks>In a process of its own, as in production one host has: <c>tests/run.sh</c> starts it so. See <see cref="PluginCode.KeepToTheEnd"/>.</remarks>
public sealed class UnloadTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>
{
    [Fact(Explicit = true)]
    public async Task UnloadPluginAsync_AfterTheWholeJob_LetsItsLoadContextGo()
    {
        WeakReference context = FindContext(fixture.Host);

        (await fixture.Host.UnloadPluginAsync("hcp-csp")).ShouldBeTrue();

        await Eventually.TrueAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !context.IsAlive;
            },
            "the load context is collected");
    }

    // Not inlined, so that no register of the test keeps what it looked at.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FindContext(HostServer host) =>
        ((PluginCatalog)host.Services.GetService(typeof(PluginCatalog))!).FindLoadContext("hcp-csp").ShouldNotBeNull();
}
