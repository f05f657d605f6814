using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>A customer's usage of a month, billed or not yet: by subscription, resource group, meter, tag or day, with the credit it earned.</summary>
internal sealed class CustomerUsagePage(ICspStore store, UsageBook usage, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (CustomerSubject.Find(request, store, "accountId") is not { } subject)
            return Task.FromResult<PageResult>(Missing.Customer);

        var (account, customer) = subject;
        string path = CspPaths.Customer(account.Id, customer.Id);
        var view = new CustomerUsageView { Name = customer.Name, CustomerPath = path, AccountName = account.Name, Month = ShowMonth(request, subject, cancellationToken) };
        return Task.FromResult<PageResult>(composer.Compose(request, $"Usage of {customer.Name}", [.. Ways.BelowCustomers, new Breadcrumb(customer.Name, path)], "customer_usage", view));
    }

    private UsageMonthView? ShowMonth(PageRequest request, CustomerSubject subject, CancellationToken cancellationToken)
    {
        UseQuery query = UseQuery.Read(request.FindQuery);
        IReadOnlyList<UseMonth> months = usage.ListMonths(subject.Account.Id, subject.Customer.Id);
        if (query.FindMonth(months) is not { } asked)
            return null;
        MonthUse month = usage.Get(subject.Account.Id, subject.Customer.Id, asked, cancellationToken);
        if (month.FindCurrency(query.Currency) is not { } shown)
            return null;

        IReadOnlyList<string> tags = UseGrouping.ListTags(shown);
        var address = new UsageAddress(
            CspPaths.CustomerUsage(subject.Account.Id, subject.Customer.Id), query.WithTag(tags), string.Equals(request.FindQuery("show"), UsageAddress.Missed, StringComparison.Ordinal));
        return Show(request, months, month, shown, tags, address);
    }

    private static UsageMonthView Show(PageRequest request, IReadOnlyList<UseMonth> months, MonthUse month, CurrencyUse shown, IReadOnlyList<string> tags, UsageAddress address)
    {
        var formats = new Formats(request.Culture);
        IReadOnlyList<MissedCredit> missed = MissedCredits.Of(shown);
        var paging = UsageTable.PagingOf(request);
        return new UsageMonthView
        {
            Month = formats.Month(month.Month),
            Currency = shown.Currency,
            Documents = string.Join(", ", month.Documents),
            AsOf = month.AsOf is { } moment ? formats.Moment(moment) : Formats.None,
            IsProvisional = month.IsProvisional,
            Missing = month.Missing,
            Filters = UsageFilters.For(months, month, shown, tags, address, formats),
            UsagePath = (address with { ShowsMissed = false }).At(""),
            MissedPath = (address with { ShowsMissed = true }).At(""),
            MissedCount = formats.Number(missed.Count),
            Narrowed = UsageFilters.ListNarrowed(shown, address),
            Usage = address.ShowsMissed ? null : UsageTable.Of(shown, address, paging, formats),
            Missed = address.ShowsMissed ? UsageTable.Of(missed, address, shown.Currency, paging, formats) : null,
            TieOut = [.. shown.TieOut.Checks.Select(check => TieOutRow.For(check, formats))],
        };
    }
}
