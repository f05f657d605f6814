namespace HcpCsp.Plugin.Api;

/// <summary>The subjects under which the host's description of the API lists its routes.</summary>
internal static class ApiGroups
{
    public const string Accounts = "Partner accounts";
    public const string Dashboard = "Dashboard";
    public const string Customers = "Customers";
    public const string Plans = "Pricing plans";
    public const string Invoices = "Invoices";
    public const string Statements = "Statements";
    public const string Reports = "Reports";
    public const string Schedules = "Report schedules";
    public const string Backups = "Backups";
    public const string Own = "Own costs";
}
