using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>The routes of Partner Center v1, and who may use each.</summary>
internal static class PartnerCenterEndpoints
{
    public static void AddPartnerCenter(this IServiceCollection services) => services.AddSingleton<CallWeather>().AddSingleton<PartnerCenterGate>();

    public static void MapPartnerCenter(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<PartnerCenterGate>();
        var world = app.Services.GetRequiredService<SimulatedWorld>();
        TellStories(world, app.Services.GetRequiredService<FaultSwitches>());
        var v1 = app.MapGroup("/v1");
        v1.MapGet("/profiles/organization", gate.ForUsers(ProfileCalls.OrganizationAsync));
        v1.MapGet("/profiles/mpn", gate.ForUsers(call => ProfileCalls.MpnAsync(call, world)));
        v1.MapGet("/profiles/legalbusiness", gate.ForAnyCaller(ProfileCalls.LegalBusinessAsync));
        v1.MapGet("/profiles/billing", gate.ForUsers(ProfileCalls.BillingAsync));
        v1.MapGet("/customers", gate.ForAnyCaller(CustomerCalls.ListAsync));
        v1.MapGet("/customers/{customer}", gate.ForAnyCaller(CustomerCalls.GetAsync));
        v1.MapGet("/customers/{customer}/profiles/billing", gate.ForAnyCaller(CustomerCalls.BillingProfileAsync));
        v1.MapGet("/customers/{customer}/profiles/company", gate.ForAnyCaller(CustomerCalls.CompanyProfileAsync));
        v1.MapGet("/relationships", gate.ForUsers(RelationshipCalls.ListAsync));
        v1.MapGet("/customers/{customer}/relationships", gate.ForUsers(RelationshipCalls.ListOfCustomerAsync));
        v1.MapGet("/customers/{customer}/subscriptions", gate.ForAnyCaller(SubscriptionCalls.ListAsync));
        v1.MapGet("/customers/{customer}/subscriptions/{subscription}", gate.ForAnyCaller(SubscriptionCalls.GetAsync));
        v1.MapGet("/customers/{customer}/subscriptions/{subscription}/addons", gate.ForAnyCaller(SubscriptionCalls.ListAddonsAsync));
        v1.MapGet("/customers/{customer}/subscriptions/{subscription}/azureEntitlements", gate.ForAnyCaller(SubscriptionCalls.ListEntitlementsAsync));
        v1.MapGet("/invoices", gate.ForAnyCaller(InvoiceCalls.ListAsync));
        v1.MapGet("/invoices/summary", gate.ForAnyCaller(BalanceCalls.SummaryAsync));
        v1.MapGet("/invoices/summaries", gate.ForAnyCaller(BalanceCalls.SummariesAsync));
        v1.MapGet("/invoices/estimates/links", gate.ForAnyCaller(BalanceCalls.EstimateLinksAsync));
        v1.MapGet("/invoices/{invoice}", gate.ForUsers(InvoiceCalls.GetAsync));
        v1.MapGet("/invoices/{invoice}/documents/statement", gate.ForUsers(InvoiceCalls.StatementAsync));
        v1.MapGet("/invoices/{invoice}/lineitems", gate.ForAnyCaller(LineItemCalls.ListAsync));
        v1.MapGet("/invoices/{invoice}/lineitems/{provider}/{type}", gate.ForAnyCaller(LineItemCalls.ListAsync));
        v1.MapGet("/auditrecords", gate.ForAnyCaller(AuditCalls.ListAsync));
        MapUsage(v1, gate);
        v1.MapFallback("{**rest}", gate.ForAnyCaller(call => call.RefuseAsync(404, "1000", "The resource was not found.")));
    }

    /// <summary>Estimates are for people only.</summary>
    private static void MapUsage(RouteGroupBuilder v1, PartnerCenterGate gate)
    {
        v1.MapGet("/usagesummary", gate.ForUsers(UsageCalls.PartnerSummaryAsync));
        v1.MapGet("/customers/usagerecords", gate.ForUsers(UsageCalls.ListCustomersAsync));
        v1.MapGet("/customers/{customer}/usagesummary", gate.ForUsers(UsageCalls.CustomerSummaryAsync));
        v1.MapGet("/customers/{customer}/usagebudget", gate.ForUsers(UsageCalls.BudgetAsync));
        v1.MapGet("/customers/{customer}/subscriptions/usagerecords", gate.ForUsers(UsageCalls.ListSubscriptionsAsync));
        v1.MapGet("/customers/{customer}/subscriptions/{subscription}/usagesummary", gate.ForUsers(UsageCalls.SubscriptionSummaryAsync));
    }

    private static void TellStories(SimulatedWorld world, FaultSwitches faults)
    {
        world.Stories.IsRestated = () => faults.IsOn(PartnerCenterFaults.Restated);
        world.Stories.HasLegacy = () => faults.IsOn(PartnerCenterFaults.Legacy);
    }
}
