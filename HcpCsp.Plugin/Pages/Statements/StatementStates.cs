using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>The words for where a statement stands.</summary>
internal static class StatementStates
{
    /// <summary>Of lines that name no customer.</summary>
    public static StateView Nobodys { get; } = new("halted", "Nobody's");

    public static StateView For(StatementStanding standing, Statement? statement) => standing switch
    {
        StatementStanding.Live => new StateView("idle", "Live"),
        StatementStanding.Issued => new StateView("good", "Issued" + VersionOf(statement)),
        StatementStanding.Differs => new StateView("bad", "Differs from" + VersionOf(statement)),
        StatementStanding.Superseded => new StateView("halted", "Superseded"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Not a standing."),
    };

    private static string VersionOf(Statement? statement) =>
        statement is null ? "" : " v" + statement.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
