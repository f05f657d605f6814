using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Budgets;

internal static class BudgetsServices
{
    /// <summary>Needs the store, the ledger, and the host's notifications and mail.</summary>
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services.AddSingleton<BudgetWatch>().AddSingleton<BudgetMail>();
}
