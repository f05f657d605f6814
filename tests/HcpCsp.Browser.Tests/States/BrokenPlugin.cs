using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.Browser.Tests.States;

/// <summary>A plugin with one page, which fails.</summary>
internal static class BrokenPlugin
{
    public const string Path = "/fake/broken";

    public static InProcessPlugin InProcess { get; } = new(FakePlugin.Manifest(), static () => new FakePlugin(static (contributions, _) =>
        contributions.AddPage(new PageRoute { Pattern = Path, Roles = [HcpRoles.CloudAdmin], Handler = static (_, _) => throw new InvalidOperationException("Broken on purpose.") })));
}
