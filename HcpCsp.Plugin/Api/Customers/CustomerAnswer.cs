using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>One customer with all that isn't a long list.</summary>
internal sealed record CustomerAnswer
{
    public required string AccountId { get; init; }

    public required string Account { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public required string Country { get; init; }

    /// <summary>Listed, NotSeen, or KnownFromLines.</summary>
    public required string State { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset? NotSeenSince { get; init; }

    public required IReadOnlyList<FormerNameAnswer> FormerNames { get; init; }

    public required IReadOnlyList<AbsenceAnswer> Absences { get; init; }

    /// <summary>Whether it is linked to an HCP tenant.</summary>
    public required bool Managed { get; init; }

    public required TenantAnswer Tenant { get; init; }

    /// <summary>By which it is priced from now on.</summary>
    public required RuleAnswer Rule { get; init; }

    public required SettingsAnswer Settings { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<CustomerPlanAnswer> Plans { get; init; }

    /// <summary>Of this month, the highest threshold first.</summary>
    public required IReadOnlyList<BudgetAlertAnswer> BudgetAlerts { get; init; }

    public required IReadOnlyList<OpenMonthAnswer> Unbilled { get; init; }
}

internal sealed record FormerNameAnswer(string Name, DateTimeOffset ReplacedAt);

/// <summary>A time in which complete listings of Microsoft lacked it.</summary>
internal sealed record AbsenceAnswer(DateTimeOffset LostAt, DateTimeOffset BackAt);

/// <param name="Id">Of the HCP tenant that it is; null for none.</param>
/// <param name="Former">Those that it was, the last first.</param>
/// <param name="Free">Those that it may become.</param>
internal sealed record TenantAnswer(string? Id, string? Name, IReadOnlyList<FormerTenantAnswer> Former, IReadOnlyList<FreeTenantAnswer> Free);

internal sealed record FormerTenantAnswer(string Id, string Name, DateTimeOffset LinkedAt, DateTimeOffset EndedAt);

internal sealed record FreeTenantAnswer(string Id, string Name);

/// <summary>The Budget Settings.</summary>
/// <param name="Markup">Percent on cost; null when the account's default applies.</param>
/// <param name="TaxRate">Percent; null when none is set.</param>
/// <param name="Budget">A month, at the customer's price before tax; null when nobody watches it.</param>
/// <param name="Thresholds">Percent of the budget.</param>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record SettingsAnswer(decimal? Markup, decimal? TaxRate, decimal? Budget, string? BudgetCurrency, IReadOnlyList<decimal> Thresholds, IReadOnlyList<string> Recipients, int Version)
{
    public static SettingsAnswer From(CustomerSettings settings) => new(
        settings.MarkupPercent, settings.TaxRatePercent, settings.Budget?.Limit.Amount, settings.Budget?.Limit.Currency, settings.Budget?.Thresholds ?? [], settings.ReportRecipients, settings.Version);
}

/// <summary>That it was put under a plan, or off plans.</summary>
/// <param name="PlanId">Null where it went by its mark-up again.</param>
/// <param name="From">First day of the billing periods that go by it.</param>
/// <param name="Until">Last day; null while no other follows.</param>
/// <param name="Replaced">Whether another one of the same day took its place, so that it never counted.</param>
internal sealed record CustomerPlanAnswer(
    string? PlanId, string? Plan, int? Version, DateOnly From, DateOnly? Until, bool Replaced, DateTimeOffset? PublishedAt, DateTimeOffset AssignedAt, string AssignedBy);
