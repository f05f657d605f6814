using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Whether the figures of a document agree with each other, without any tolerance.</summary>
/// <param name="Checks">In the order they are read: header against lines, lines against customers.</param>
internal sealed record TieOut(IReadOnlyList<TieOutCheck> Checks)
{
    /// <summary>The worst of the checks: Different before Not checked before Equal. Without checks, Not checked.</summary>
    public TieOutResult Result =>
        Checks.Any(check => check.Result == TieOutResult.Different) ? TieOutResult.Different
        : Checks.Count == 0 || Checks.Any(check => check.Result == TieOutResult.NotChecked) ? TieOutResult.NotChecked
        : TieOutResult.Equal;
}

/// <summary>One comparison.</summary>
/// <param name="Name">What is compared, such as <c>Header = lines</c>.</param>
/// <param name="Left">Null when it couldn't be had.</param>
/// <param name="Right">Null when it couldn't be had.</param>
/// <param name="Note">Why it wasn't checked, or where the difference lies; empty when equal.</param>
internal sealed record TieOutCheck(string Name, Money? Left, Money? Right, TieOutResult Result, string Note)
{
    /// <summary>Left less right; null when one of them couldn't be had.</summary>
    public Money? Difference => Left is { } left && Right is { } right ? left - right : null;
}

internal enum TieOutResult
{
    Equal,
    Different,
    NotChecked,
}

internal static class TieOutResults
{
    /// <summary>The words on pages, in workbooks and in JSON.</summary>
    public static string Caption(this TieOutResult result) => result switch
    {
        TieOutResult.Equal => "Equal",
        TieOutResult.Different => "Different",
        TieOutResult.NotChecked => "Not checked",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a result."),
    };
}
