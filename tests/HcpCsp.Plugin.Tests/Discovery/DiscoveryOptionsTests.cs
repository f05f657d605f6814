using HcpCsp.Plugin.Discovery;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Tests.Discovery;

public class DiscoveryOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Validate(new DiscoveryOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_ValuesOutOfRange_NamesEachOfThem()
    {
        ValidateOptionsResult result = Validate(new DiscoveryOptions { Interval = TimeSpan.Zero, MaxConcurrency = 0, BackfillMonths = -1, KeepRuns = 0, KeepRunsFor = TimeSpan.FromDays(-1) });

        result.Failures.ShouldNotBeNull().Select(fault => fault.Split(' ')[0]).ShouldBe(
            ["HcpCsp:Discovery:Interval", "HcpCsp:Discovery:MaxConcurrency", "HcpCsp:Discovery:BackfillMonths", "HcpCsp:Discovery:KeepRuns", "HcpCsp:Discovery:KeepRunsFor"]);
    }

    private static ValidateOptionsResult Validate(DiscoveryOptions options) => new DiscoveryOptionsCheck().Validate(null, options);
}
