using System.Globalization;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Own;

/// <summary>What a tenant sees: made of types that hold no cost.</summary>
internal sealed record OwnCostsView
{
    public static OwnCostsView Nobody { get; } = new();

    /// <summary>False when the person's tenant is linked to no customer.</summary>
    public bool IsLinked { get; init; }

    public string Customer { get; init; } = "";

    public string Issuer { get; init; } = "";

    public IReadOnlyList<OwnCurrencyView> Currencies { get; init; } = [];

    /// <summary>Of which month the tables of products and subscriptions are; empty when there is none.</summary>
    public string Month { get; init; } = "";

    public IReadOnlyList<OwnPartRow> Products { get; init; } = [];

    public IReadOnlyList<OwnPartRow> Subscriptions { get; init; } = [];

    public IReadOnlyList<OwnStatementRow> Statements { get; init; } = [];

    public static OwnCostsView For(
        OwnCustomer own, IReadOnlyList<OwnMonth> months, DateOnly? chosen, OwnDetails? details, IReadOnlyList<Statement> statements, Formats formats) => new()
    {
        IsLinked = true,
        Customer = own.Customer.Name,
        Issuer = own.Account.OrganizationName.Length > 0 ? own.Account.OrganizationName : own.Account.Name,
        Currencies = [.. months.GroupBy(static month => month.Price.Currency, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(group => OwnCurrencyView.For(group.Key, [.. group], chosen, formats))],
        Month = chosen is { } month ? formats.Month(month) : "",
        Products = [.. (details?.Products ?? []).Select(product => new OwnPartRow(product.Name, Families.Caption(product.Family), formats.Money(product.Price)))],
        Subscriptions = [.. (details?.Subscriptions ?? []).Select(one => new OwnPartRow(one.Name.Length > 0 ? one.Name : one.Id.Length > 0 ? one.Id : "Of no subscription", one.Name.Length > 0 ? one.Id : "", formats.Money(one.Price)))],
        Statements = [.. statements.Select(statement => OwnStatementRow.For(statement, formats))],
    };
}

/// <summary>The months of one currency.</summary>
internal sealed record OwnCurrencyView(string Currency, BarChartView Chart, IReadOnlyList<OwnMonthRow> Months)
{
    /// <param name="currency">Code.</param>
    /// <param name="months">Newest first.</param>
    /// <param name="chosen">Whose details are shown.</param>
    /// <param name="formats">How the reader writes.</param>
    public static OwnCurrencyView For(string currency, IReadOnlyList<OwnMonth> months, DateOnly? chosen, Formats formats)
    {
        List<OwnMonth> oldestFirst = [.. months.Reverse()];
        return new OwnCurrencyView(
            currency,
            BarChartView.Draw(
                $"Costs by month in {currency}",
                formats.AxisMonths(oldestFirst.Select(static month => month.Month)),
                [new ChartSeries("Costs", "price", [.. oldestFirst.Select(static month => month.Price.Amount)])],
                line: null,
                value => formats.Number((long)value)),
            [.. months.Select((month, index) => new OwnMonthRow(
                formats.Month(month.Month),
                CspPaths.With(CspPaths.OwnCosts, ("month", month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture))),
                month.Month == chosen,
                formats.Amount(month.Price),
                index + 1 < months.Count ? formats.Change(month.Price.Amount, months[index + 1].Price.Amount) : Formats.None,
                month.MayChange ? new StateView("idle", "May change") : new StateView("good", "Issued")))]);
    }
}

internal sealed record OwnMonthRow(string Month, string Path, bool IsChosen, string Price, string Change, StateView State);

internal sealed record OwnPartRow(string Name, string Detail, string Price);

internal sealed record OwnStatementRow(string Number, string Period, string Total, string IssuedOn, StateView State, string Path)
{
    public static OwnStatementRow For(Statement statement, Formats formats) => new(
        statement.Number + (statement.Version > 1 ? string.Create(CultureInfo.InvariantCulture, $", version {statement.Version}") : ""),
        formats.Period(statement.Period),
        string.Join(" + ", statement.Blocks.Select(block => formats.Money(block.Total))),
        formats.Day(statement.IssuedAt),
        statement.State is StatementState.Issued ? new StateView("good", "In force") : new StateView("idle", "Superseded"),
        CspPaths.OwnStatement(statement));
}
