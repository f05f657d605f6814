using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Pages;

/// <summary>Where each page is. Whatever comes from data is escaped here.</summary>
internal static class CspPaths
{
    public const string Accounts = "/csp/accounts";
    public const string AddAccount = "/csp/accounts/add";
    public const string Backups = "/csp/backups";
    public const string Dashboard = "/csp/dashboard";
    public const string Margins = "/csp/dashboard/margins";
    public const string Customers = "/csp/customers";
    public const string Changes = "/csp/changes/events";
    public const string OwnCosts = "/csp/own";
    public const string Renewals = "/csp/renewals";
    public const string Products = "/csp/products";
    public const string Billing = "/csp/billing";
    public const string Statements = "/csp/statements";
    public const string IssueStatements = "/csp/statements/issue";
    public const string VerifyStatement = "/csp/statements/verify";
    public const string Plans = "/csp/plans";
    public const string NewPlan = "/csp/plans/new";
    public const string ImportPlan = "/csp/plans/import";

    public static string Account(string accountId) => $"{Accounts}/{Escape(accountId)}";

    public static string EditAccount(string accountId) => Account(accountId) + "/edit";

    public static string Branding(string accountId) => Account(accountId) + "/branding";

    public static string BrandLogo(string accountId) => Branding(accountId) + "/logo.png";

    public static string RemoveAccount(string accountId) => Account(accountId) + "/remove";

    public static string SignIn(string accountId) => Account(accountId) + "/sign-in";

    public static string Discovery(string accountId) => Account(accountId) + "/discovery";

    public static string RetryUnit(string accountId) => Discovery(accountId) + "/unit";

    public static string StopDiscovery(string accountId) => Discovery(accountId) + "/stop";

    public static string DiscoveryEvents(string accountId) => Discovery(accountId) + "/events";

    public static string Runs(string accountId) => Account(accountId) + "/runs";

    public static string Run(string accountId, string runId) => $"{Runs(accountId)}/{Escape(runId)}";

    public static string Customer(string accountId, string customerId) => $"{Customers}/{Escape(accountId)}/{Escape(customerId)}";

    public static string CustomerUsage(string accountId, string customerId) => Customer(accountId, customerId) + "/usage";

    public static string Product(string name) => With(Products, ("name", name));

    public static string Invoice(string accountId, string number) => $"{Billing}/{Escape(accountId)}/{Escape(number)}";

    public static string MicrosoftStatement(string accountId, string number) => Invoice(accountId, number) + "/microsoft.pdf";

    /// <param name="customerId">Null for the partner's file.</param>
    public static string Csv(string accountId, string number, string? customerId) => With(Invoice(accountId, number) + "/csv", ("customer", customerId));

    /// <summary>What explains an invoice's tie-out.</summary>
    public static string TieOut(string accountId, string number) => Invoice(accountId, number) + "/tie-out";

    /// <summary>Lines against subscriptions, of the month in which a billing period begins.</summary>
    public static string Reconciliation(string accountId, BillingPeriod period) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/csp/reconciliation/{Escape(accountId)}/{period.Start:yyyy-MM}");

    public static string CustomerBill(string accountId, string number, string customerId) => $"{Invoice(accountId, number)}/{Escape(customerId)}";

    public static string InvoiceStatements(string accountId, string number) => Invoice(accountId, number) + "/statements";

    public static string ReissueStatements(string accountId, string number) => Invoice(accountId, number) + "/reissue";

    public static string IssueStatement(string accountId, string number, string customerId) => $"{InvoiceStatements(accountId, number)}/{Escape(customerId)}";

    public static string Statement(Statement statement) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Statements}/{Escape(statement.AccountId)}/{Escape(statement.Number)}/{statement.Version}");

    public static string StatementFile(Statement statement) => Statement(statement) + "/workbook.xlsx";

    /// <summary>The same for the customer's own people.</summary>
    public static string OwnStatement(Statement statement) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{OwnCosts}/statements/{Escape(statement.Number)}/{statement.Version}/workbook.xlsx");

    public static string Restatement(string accountId, string number, string earlierId, string laterId) =>
        $"{Invoice(accountId, number)}/restatements/{Escape(earlierId)}/{Escape(laterId)}";

    public static string Plan(PricingPlan plan) => Plan(new PlanReference(plan.Id, plan.Version));

    public static string Plan(PlanReference plan) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Plans}/{Escape(plan.PlanId)}/{plan.Version}");

    /// <summary>Of the plan and no version: what is saved there goes into its draft, whichever version that is.</summary>
    public static string EditPlan(string planId) => $"{Plans}/{Escape(planId)}/edit";

    public static string AssignPlan(PricingPlan plan) => Plan(plan) + "/assign";

    public static string TryPlan(PricingPlan plan) => Plan(plan) + "/what-if";

    /// <summary>A path with the query values that are set.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = new System.Text.StringBuilder(path);
        char separator = '?';
        foreach (var (name, value) in query)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            text.Append(separator).Append(name).Append('=').Append(Escape(value));
            separator = '&';
        }

        return text.ToString();
    }

    private static string Escape(string value) => Uri.EscapeDataString(value);
}

/// <summary>The ways to the pages.</summary>
internal static class Ways
{
    public static Breadcrumb[] ToAccounts { get; } = [new("Administration"), new("Account Management")];

    public static Breadcrumb[] ToCustomers { get; } = [new("Customer Management")];

    public static Breadcrumb[] ToOwnCosts { get; } = [new("Cost Management")];

    public static Breadcrumb[] BelowCustomers { get; } = [.. ToCustomers, new("Customers", CspPaths.Customers)];

    public static Breadcrumb[] ToBilling { get; } = [new("Customer Management"), new("Provider")];

    public static Breadcrumb[] BelowPlans { get; } = [.. ToCustomers, new("Pricing Plans", CspPaths.Plans)];

    public static Breadcrumb[] BelowAccounts { get; } = [.. ToAccounts, new("Azure CSP Account", CspPaths.Accounts)];
}
