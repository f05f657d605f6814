using System.Text.Json.Serialization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Dashboard;

/// <summary>What the dashboard shows, of one account or all.</summary>
/// <param name="Currencies">No sum crosses currencies; the largest first.</param>
/// <param name="Unbilled">The newest month first.</param>
/// <param name="Renewals">Those that need a decision.</param>
/// <param name="Accounts">As of when the figures of each are, and whether they are complete.</param>
internal sealed record DashboardAnswer(
    IReadOnlyList<CurrencyAnswer> Currencies, IReadOnlyList<OpenMonthAnswer> Unbilled, CustomersByTimeAnswer Customers, IReadOnlyList<AlertAnswer> Alerts, IReadOnlyList<RenewalCountAnswer> Renewals,
    IReadOnlyList<CompletenessAnswer> Accounts);

/// <param name="Months">Newest first, without gaps, at most twelve.</param>
/// <param name="TopCustomers">By price in the newest month.</param>
internal sealed record CurrencyAnswer(string Currency, IReadOnlyList<MonthAnswer> Months, IReadOnlyList<TopCustomerAnswer> TopCustomers)
{
    private const int MostMonths = 12;

    public static CurrencyAnswer From(CurrencySpending spending) => new(
        spending.Currency,
        [.. spending.Months.TakeLast(MostMonths).Reverse().Select(MonthAnswer.From)],
        [.. spending.TopCustomers.Select(static one => new TopCustomerAnswer(
            one.AccountId, one.CustomerId, one.CustomerName, one.Cost.Amount, one.Price.Amount, (one.Price - one.Cost).Amount, one.PreviousPrice.Amount))]);
}

/// <param name="PreviousPrice">Of the month before.</param>
internal sealed record TopCustomerAnswer(string AccountId, string CustomerId, string Customer, decimal Cost, decimal Price, decimal Margin, decimal PreviousPrice);

/// <summary>Customers won and lost; newest first.</summary>
internal sealed record CustomersByTimeAnswer(IReadOnlyList<MovementAnswer> Months, IReadOnlyList<MovementAnswer> Years);

/// <param name="Period">2026-09, or 2026 for a year.</param>
/// <param name="Total">At its end.</param>
internal sealed record MovementAnswer(string Period, int Total, int Acquired, int Lost)
{
    public static MovementAnswer OfMonth(CustomerMovement month) => new(Months.Write(month.Month), month.Total, month.Acquired, month.Lost);

    public static MovementAnswer OfYear(CustomerMovement year) => new(year.Month.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), year.Total, year.Acquired, year.Lost);
}

/// <summary>Something that needs a person.</summary>
/// <param name="Kind">SignInNeeded, ConsentLapses, DiscoveryFailed, FiguresDiffer or BudgetReached.</param>
/// <param name="RunId">Of a discovery that failed.</param>
/// <param name="Errors">How many units of it failed.</param>
/// <param name="Invoice">Number of the document whose figures differ.</param>
/// <param name="Budget">Of the budget that was reached.</param>
internal sealed record AlertAnswer(string Kind, string AccountId, string? RunId = null, int? Errors = null, string? Invoice = null, BudgetAlertAnswer? Budget = null)
{
    public static AlertAnswer From(DashboardAlert alert) => alert switch
    {
        DashboardAlert.SignInNeeded needed => new AlertAnswer(nameof(DashboardAlert.SignInNeeded), needed.Account.Id),
        DashboardAlert.ConsentLapses lapses => new AlertAnswer(nameof(DashboardAlert.ConsentLapses), lapses.Account.Id),
        DashboardAlert.DiscoveryFailed failed => new AlertAnswer(nameof(DashboardAlert.DiscoveryFailed), failed.Account.Id, RunId: failed.Run.Id, Errors: failed.Run.Errors.Count),
        DashboardAlert.FiguresDiffer { Bill: var bill } => new AlertAnswer(nameof(DashboardAlert.FiguresDiffer), bill.Account.Id, Invoice: bill.Invoice.Number),
        DashboardAlert.BudgetReached { Alert: var budget } => new AlertAnswer(nameof(DashboardAlert.BudgetReached), budget.AccountId, Budget: BudgetAlertAnswer.From(budget)),
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert, "Not an alert."),
    };
}

/// <summary>How many need a decision within so many days.</summary>
internal sealed record RenewalCountAnswer(int Days, int Count);

/// <param name="State">Of the newest discovery, in the words of pages.</param>
/// <param name="AsOf">End of the last complete discovery; null when there was none.</param>
internal sealed record CompletenessAnswer(string AccountId, string Account, string State, DateTimeOffset? AsOf, int InvoicesRead, int Invoices, bool Complete)
{
    public static CompletenessAnswer From(AccountCompleteness one) =>
        new(one.Account.Id, one.Account.Name, one.State.Caption(), one.AsOf, one.Read, one.Invoices, one.IsComplete);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DashboardAnswer))]
internal sealed partial class DashboardJsonContext : JsonSerializerContext;
