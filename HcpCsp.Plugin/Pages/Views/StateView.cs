using HcpCsp.Abstractions.Providers;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A state as <c>_state.html</c> shows it: a symbol and a word, never colour alone.</summary>
/// <param name="Kind">idle, busy, good, halted or bad: the host's classes, and the symbol.</param>
internal sealed record StateView(string Kind, string Word)
{
    public static StateView For(DiscoveryState state) => new(Css(KindOf(state)), state.Caption());

    public static StateView For(TokenState state) => state switch
    {
        TokenState.Connected => new StateView("good", "Connected"),
        TokenState.NeedsSignIn => new StateView("bad", "Needs sign-in again"),
        TokenState.NeedsConfiguration => new StateView("halted", "Needs configuration"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a token state."),
    };

    public static StateView For(TieOutResult result) =>
        new(result switch { TieOutResult.Equal => "good", TieOutResult.Different => "bad", _ => "idle" }, result.Caption());

    public static AccountStateKind KindOf(DiscoveryState state) => state switch
    {
        DiscoveryState.NotStarted => AccountStateKind.Idle,
        DiscoveryState.InProgress => AccountStateKind.Busy,
        DiscoveryState.Stopped => AccountStateKind.Halted,
        DiscoveryState.Error => AccountStateKind.Bad,
        DiscoveryState.Completed => AccountStateKind.Good,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a discovery state."),
    };

    private static string Css(AccountStateKind kind) => kind switch
    {
        AccountStateKind.Busy => "busy",
        AccountStateKind.Good => "good",
        AccountStateKind.Halted => "halted",
        AccountStateKind.Bad => "bad",
        _ => "idle",
    };
}
