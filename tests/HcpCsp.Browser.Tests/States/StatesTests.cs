namespace HcpCsp.Browser.Tests.States;

/// <summary>Pages hold in every state as they do with ordinary data.</summary>
public sealed class StatesTests(ExtremeHost host) : IClassFixture<ExtremeHost>
{
    public static IEnumerable<TheoryDataRow<string>> States => State.All.Select(state => new TheoryDataRow<string>(state));

    [Theory]
    [MemberData(nameof(States))]
    public void Pages_InEachState_HaveNoBarrier(string state) => host.FaultsIn(state).ShouldBeEmpty(state);
}
