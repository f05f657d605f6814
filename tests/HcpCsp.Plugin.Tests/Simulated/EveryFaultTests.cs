using System.Reflection;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>No fault that the simulator can do is left untried.</summary>
public sealed class EveryFaultTests
{
    private static readonly Type[] Classes = [typeof(SignInFaultTests), typeof(PartnerCenterFaultTests), typeof(GraphFaultTests)];

    [Fact]
    public void Catalogue_EachFault_IsARowOfATest()
    {
        var tried = Classes
            .SelectMany(tests => tests.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>())
            .SelectMany(row => ((string)row.Data[0]!).Split(' ')) // Each row begins with its faults.
            .Select(text => Fault.Parse(text).Name);

        FaultCatalogue.All.Select(fault => fault.Name).Except(tried, StringComparer.Ordinal)
            .ShouldBe(["no-screens"]); // On at every sign-in of these tests: nobody sits there to click.
    }
}
