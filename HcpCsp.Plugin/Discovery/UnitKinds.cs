namespace HcpCsp.Plugin.Discovery;

/// <summary>Kinds of units of work, in the words of pages, and the keys of their checkpoints.</summary>
internal static class UnitKinds
{
    public const string Organization = "organization";
    public const string Customers = "customers";
    public const string Audit = "audit";
    public const string Subscriptions = "subscriptions";
    public const string Invoices = "invoices";
    public const string Lines = "lines";
    public const string Usage = "usage";
    public const string Unbilled = "unbilled";
    public const string UnbilledUsage = "unbilled-usage";

    public static IReadOnlyList<string> All { get; } = [Organization, Customers, Audit, Subscriptions, Invoices, Lines, Usage, Unbilled, UnbilledUsage];
}
