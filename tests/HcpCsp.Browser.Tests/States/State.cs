namespace HcpCsp.Browser.Tests.States;

/// <summary>What a page may be in, beside full of ordinary data.</summary>
public static class State
{
    public const string FirstUse = "first use";
    public const string NotDiscovered = "an account without discovery";
    public const string Loading = "discovery on its way, its invoices listed and not read";
    public const string Extremes = "long names, names from the right, twelve digits, yen, nothing to pay";
    public const string Crowd = "2,000 customers";
    public const string NothingFound = "nothing found";
    public const string Wrong = "a page that says what is wrong";

    public static IReadOnlyList<string> All { get; } = [FirstUse, NotDiscovered, Loading, Extremes, Crowd, NothingFound, Wrong];
}
