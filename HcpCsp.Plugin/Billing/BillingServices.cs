using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Statements.Verification;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Billing;

internal static class BillingServices
{
    /// <summary>Needs the store, the client and the host's tenants. <paramref name="section"/> has no setting for it yet.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<StatementIssuer>().AddSingleton<StatementDifferences>().AddSingleton<StatementsInForce>().AddSingleton<FileVerification>().AddSingleton<IStatementRuns, StatementRuns>();
        return services.AddSingleton<AccountRules>().AddSingleton<IBillingLedger, BillingLedger>().AddSingleton<MicrosoftStatements>().AddSingleton<TieOutInquiry>().AddSingleton<SubscriptionInquiry>().AddSingleton<RestatementInquiry>().AddSingleton<PlanBook>().AddSingleton<PlanTrial>()
            .AddSingleton<Reported.ReportedDocuments>().AddSingleton<Spending.CustomerSpendingLedger>().AddSingleton<Own.OwnCostsInquiry>();
    }
}
