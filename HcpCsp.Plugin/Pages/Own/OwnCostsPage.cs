using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Own;

/// <summary>A tenant's own costs at its own price, and its statements. Nothing else of the module exists for its people.</summary>
internal sealed class OwnCostsPage(ICspStore store, ITenantDirectory tenants, OwnCostsInquiry costs, TimeProvider time, PageComposer composer)
{
    private const int MonthsShown = 12;
    private const string MonthForm = "yyyy-MM";

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        if (OwnCustomer.Find(request.User, store, tenants) is not { } own)
            return Task.FromResult<PageResult>(composer.Compose(request, "Azure CSP", Ways.ToOwnCosts, "own_costs", OwnCostsView.Nobody));
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        IReadOnlyList<OwnMonth> months = costs.ListMonths(own.Account.Id, own.Customer.Id, thisMonth.AddMonths(1 - MonthsShown), thisMonth);
        DateOnly? chosen = months.Select(static month => (DateOnly?)month.Month).FirstOrDefault(month => month!.Value.ToString(MonthForm, CultureInfo.InvariantCulture) == request.FindQuery("month"))
            ?? (months.Count > 0 ? months[0].Month : null);
        OwnDetails? details = chosen is { } of ? costs.GetDetails(own.Account.Id, own.Customer.Id, of) : null;
        IReadOnlyList<Statement> statements = costs.ListStatements(own.Account.Id, own.Customer.Id);
        var view = OwnCostsView.For(own, months, chosen, details, statements, formats);
        return Task.FromResult<PageResult>(composer.Compose(request, "Azure CSP", Ways.ToOwnCosts, "own_costs", view));
    }

    /// <summary>A statement's workbook. Another customer's doesn't exist here.</summary>
    public async Task<PageResult> DownloadAsync(PageRequest request, CancellationToken cancellationToken) =>
        OwnCustomer.Find(request.User, store, tenants) is { } own && costs.ListStatements(own.Account.Id, own.Customer.Id).FirstOrDefault(one => IsAsked(one, request)) is { } statement
            ? await StatementDownload.SendAsync(store, statement, cancellationToken)
            : Missing.Statement;

    private static bool IsAsked(Statement statement, PageRequest request) =>
        string.Equals(statement.Number, request.RouteValues["number"], StringComparison.Ordinal)
        && string.Equals(statement.Version.ToString(CultureInfo.InvariantCulture), request.RouteValues["version"], StringComparison.Ordinal);
}
