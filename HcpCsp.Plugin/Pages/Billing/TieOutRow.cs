using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>One comparison, with every decimal there is: a difference of a hundredth of a cent is one.</summary>
internal sealed record TieOutRow(string Name, string Left, string Right, string Difference, StateView State, string Note)
{
    public static TieOutRow For(TieOutCheck check, Formats formats) => new(
        check.Name,
        check.Left is { } left ? formats.ExactMoney(left) : Formats.None,
        check.Right is { } right ? formats.ExactMoney(right) : Formats.None,
        check.Difference is { } difference ? formats.ExactMoney(difference) : Formats.None,
        StateView.For(check.Result),
        check.Note);
}
