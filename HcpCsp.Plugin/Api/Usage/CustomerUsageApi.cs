using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Usage;

/// <summary>
/// <c>GET /api/csp/accounts/{id}/customers/{customerId}/usage</c> and <c>…/usage/missed-credit</c>: the figures of the page, by the same names.
/// Programs rely on them.
/// </summary>
internal sealed class CustomerUsageApi(ICspStore store, UsageBook usage) : IApiSection
{
    private const string Pattern = "/api/csp/accounts/{id}/customers/{customerId}/usage";

    private static readonly ApiStatus None = new(404, "There is no such customer, or nothing charges it for Azure usage.");

    private static readonly ApiStatus NoCustomer = new(404, "There is no such customer of this partner account.");

    private static readonly ApiParameter[] MonthQuery =
    [
        new("month", "Month, as yyyy-MM; the newest without it.") { Example = "2026-10" },
        new("currency", "ISO 4217 code; the currency that most was used in without it."),
    ];

    private static readonly ApiParameter[] UsageQuery =
    [
        .. MonthQuery,
        ApiValues.Words<UsageDimension>("group", "What usage is grouped by.") with { Default = nameof(UsageDimension.Subscription) },
        new("q", "Part of a subscription, resource group, resource or meter."),
        new("subscription", "Id of the Azure subscription."),
        new("resourceGroup", "Name of the resource group."),
        new("tag", "Name of the tag that usage is grouped by, or that has the value."),
        new("value", $"Value of the tag; {UsageGroup.NotSet} for usage without it."),
        new("sort", "Order; with a dash in front it descends.") { AllowedValues = [.. UseOrder.Keys, .. UseOrder.Keys.Select(static key => "-" + key)] },
    ];

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Pattern, GetAsync, new ApiDescription
        {
            OperationId = "getCustomerUsage",
            Summary = "A customer's Azure usage of a month, billed or not yet",
            Detail = "Usage is a breakdown of the Azure plan lines, never added to them. Amounts are exact decimals. The pages are those of the groups.",
            Group = ApiGroups.Customers,
            RouteValues = [ApiValues.Account, ApiValues.Customer],
            Query = UsageQuery,
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(None),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.UsageAnswer),
        }),
        ApiRoutes.Get(Pattern + "/missed-credit", GetMissedAsync, new ApiDescription
        {
            OperationId = "listMissedCredit",
            Summary = "The days of a customer's usage that earned no partner-earned credit though they could have",
            Group = ApiGroups.Customers,
            RouteValues = [ApiValues.Account, ApiValues.Customer],
            Query = MonthQuery,
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(NoCustomer),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.MissedCreditAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request, cancellationToken) is not { } found)
            return Task.FromResult(Nothing());
        IReadOnlyList<string> tags = UseGrouping.ListTags(found.Usage);
        UseQuery query = UseQuery.Read(request.FindQuery).WithTag(tags);
        UseGroups groups = UseGrouping.Of(found.Usage, query.Dimension, query.Filter);
        var paging = ApiPaging.From(request);
        IReadOnlyList<UseGroup> ordered = query.Order.Apply(groups.Groups);
        var answer = new UsageAnswer
        {
            Month = found.Month.Month,
            Currency = found.Usage.Currency,
            Currencies = [.. found.Month.Currencies.Select(static one => one.Currency)],
            IsProvisional = found.Month.IsProvisional,
            AsOf = found.Month.AsOf,
            Documents = found.Month.Documents,
            Missing = found.Month.Missing,
            GroupedBy = query.Dimension,
            Tag = query.Filter.Tag,
            Tags = tags,
            Groups = [.. ordered.Skip((int)Math.Min((long)paging.Number * paging.Size, ordered.Count)).Take(paging.Size).Select(group => Answer(group, query.Dimension))],
            Total = Answer(groups.Total),
            Untraced = groups.Untraced,
            TieOut = [.. found.Usage.TieOut.Checks.Select(Answer)],
        };
        return Task.FromResult(ApiAnswers.One(answer, ApiJson.Default.UsageAnswer) with
        {
            TotalElements = ordered.Count,
            TotalPages = (ordered.Count + paging.Size - 1) / paging.Size,
        });
    }

    /// <remarks>A customer without usage has missed nothing: an empty list.</remarks>
    public Task<ApiResult> GetMissedAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (CustomerSubject.Find(request, store, "id") is null)
            return Task.FromResult(ApiAnswers.Unknown("csp.customer.unknown", NoCustomer.When));
        CurrencyUse? shown = Find(request, cancellationToken)?.Usage;
        return Task.FromResult(ApiAnswers.Page(
            shown is null ? [] : MissedCredits.Of(shown), ApiPaging.From(request), missed => Answer(missed, shown?.Currency ?? ""), ApiJson.Default.MissedCreditAnswerArray));
    }

    private (MonthUse Month, CurrencyUse Usage)? Find(PageRequest request, CancellationToken cancellationToken)
    {
        if (CustomerSubject.Find(request, store, "id") is not { } subject)
            return null;
        UseQuery query = UseQuery.Read(request.FindQuery);
        if (query.FindMonth(usage.ListMonths(subject.Account.Id, subject.Customer.Id)) is not { } asked)
            return null;
        MonthUse month = usage.Get(subject.Account.Id, subject.Customer.Id, asked, cancellationToken);
        return month.FindCurrency(query.Currency) is { } shown ? (month, shown) : null;
    }

    private static ApiResult Nothing() => ApiAnswers.Unknown("csp.usage.unknown", None.When);

    private static UsageGroupAnswer Answer(UseGroup group, UsageDimension dimension) => new()
    {
        Name = group.Name,
        Detail = group.Detail,
        Quantity = dimension == UsageDimension.Meter ? group.Sum.Quantity : null,
        Figures = Answer(group.Sum),
    };

    private static UsageFiguresAnswer Answer(UseSum sum) => new() { Rows = sum.Rows, ListValue = sum.ListValue, CreditPercent = sum.CreditPercent, Cost = sum.Cost, Price = sum.Price };

    private static UsageCheckAnswer Answer(TieOutCheck check) =>
        new() { Name = check.Name, Usage = check.Left?.Amount, Lines = check.Right?.Amount, Result = check.Result.Caption(), Note = check.Note };

    private static MissedCreditAnswer Answer(MissedCredit missed, string currency) => new()
    {
        SubscriptionId = missed.Place.SubscriptionId,
        Subscription = missed.Place.SubscriptionName,
        ResourceGroup = missed.Place.ResourceGroup,
        Resource = missed.Place.Resource,
        Meter = missed.Meter.Name,
        Days = missed.Days,
        Currency = currency,
        Cost = missed.Cost,
        Worth = missed.Worth,
        Because = missed.Because,
    };
}
