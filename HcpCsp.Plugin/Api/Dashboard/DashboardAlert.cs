using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Dashboard;

/// <summary>Something that needs a person.</summary>
internal abstract record DashboardAlert
{
    private DashboardAlert()
    {
    }

    /// <summary>Discovery can't read anything until somebody signs in again.</summary>
    public sealed record SignInNeeded(PartnerAccount Account) : DashboardAlert;

    public sealed record ConsentLapses(PartnerAccount Account) : DashboardAlert;

    public sealed record DiscoveryFailed(PartnerAccount Account, DiscoveryRun Run) : DashboardAlert;

    public sealed record FiguresDiffer(InvoiceBill Bill) : DashboardAlert;

    public sealed record BudgetReached(BudgetAlert Alert) : DashboardAlert;
}
