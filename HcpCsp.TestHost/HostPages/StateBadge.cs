using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Providers;
using HcpCsp.TestHost.Frame;

namespace HcpCsp.TestHost.HostPages;

/// <summary>A state as symbol and word: never colour alone.</summary>
internal static class StateBadge
{
    public static HtmlText Render(AccountStateKind kind, string word)
    {
        (string style, string path) = kind switch
        {
            AccountStateKind.Busy => ("state-busy", "M8 4v4l2.5 2"),
            AccountStateKind.Good => ("state-good", "m5 8.2 2.2 2.2L11 6"),
            AccountStateKind.Halted => ("state-halted", "M6.5 6v4M9.5 6v4"),
            AccountStateKind.Bad => ("state-bad", "M8 4.5v4.5M8 11.2v.1"),
            _ => ("state-idle", "M5.5 8h5"),
        };
        return Html.Of($"""
            <span class="badge {style}"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" d="{path}"/></svg>{word}</span>
            """);
    }

    public static HtmlText Of(JobRunState state) => Render(
        state switch
        {
            JobRunState.Running => AccountStateKind.Busy,
            JobRunState.Succeeded => AccountStateKind.Good,
            JobRunState.Failed => AccountStateKind.Bad,
            _ => AccountStateKind.Halted,
        },
        state.ToString());
}
