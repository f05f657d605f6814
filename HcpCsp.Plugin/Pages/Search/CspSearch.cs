using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Search;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Search;

/// <summary>Answers the host's search box: by any part of a name or id, what begins with it first.</summary>
internal sealed class CspSearch(ICspStore store, IPlanStore plans, SearchIndex index)
{
    public SearchContribution Describe() => new()
    {
        Roles = [HcpRoles.CloudAdmin],
        Finds = "customers and their domains, subscriptions, invoices, statements, products, pricing plans, partner accounts",
        Handler = (request, cancellationToken) => Task.FromResult<IReadOnlyList<SearchHit>>(Find(request, cancellationToken)),
    };

    private List<SearchHit> Find(SearchRequest request, CancellationToken cancellationToken)
    {
        var look = new Look(request.Text, request.Limit + 1, new Formats(request.Culture));
        IReadOnlyList<PartnerAccount> accounts = store.ListAccounts();
        var hits = new List<SearchHit>();
        foreach (Func<IReadOnlyList<PartnerAccount>, Look, IEnumerable<SearchHit>> find in (Func<IReadOnlyList<PartnerAccount>, Look, IEnumerable<SearchHit>>[])
                 [FindCustomers, FindInvoices, FindStatements, FindSubscriptions, FindProducts, FindPlans, FindAccounts])
        {
            cancellationToken.ThrowIfCancellationRequested();
            hits.AddRange(find(accounts, look));
        }

        return hits;
    }

    private IEnumerable<SearchHit> FindCustomers(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts.SelectMany(account => store.OpenAccount(account.Id).ListCustomers().Select(customer => (account, customer))),
        static found => [found.customer.Name, found.customer.Domain, found.customer.Id, .. found.customer.FormerNames.Select(static former => former.Name)],
        static found => new SearchHit
        {
            Kind = "Customers",
            Title = found.customer.Name,
            Detail = Join(found.customer.Domain, found.customer.Id, found.account.Name),
            Path = CspPaths.Customer(found.account.Id, found.customer.Id),
        });

    private IEnumerable<SearchHit> FindInvoices(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts.SelectMany(account => store.OpenAccount(account.Id).ListInvoices().Select(invoice => (account, invoice))),
        static found => [found.invoice.Number],
        found => new SearchHit
        {
            Kind = "Invoices",
            Title = found.invoice.Number,
            Detail = Join(look.Formats.Period(found.invoice.Period), look.Formats.Money(found.invoice.Total), found.account.Name),
            Path = CspPaths.Invoice(found.account.Id, found.invoice.Number),
        });

    // All versions have one number: the newest stands for them.
    private IEnumerable<SearchHit> FindStatements(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts.SelectMany(account => store.Statements.List(account.Id)).Where(static statement => statement.State is StatementState.Issued),
        static statement => [statement.Number],
        statement => new SearchHit
        {
            Kind = "Statements",
            Title = statement.Number,
            Detail = Join(statement.CustomerName, look.Formats.Period(statement.Period)),
            Path = CspPaths.Statement(statement),
        });

    private IEnumerable<SearchHit> FindSubscriptions(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts.SelectMany(account => index.Of(store.OpenAccount(account.Id)).Subscriptions.Select(subscription => (account, subscription))),
        static found => [found.subscription.Name, found.subscription.OfferName, found.subscription.Id, found.subscription.EntitlementId],
        found => new SearchHit
        {
            Kind = "Subscriptions",
            Title = found.subscription.Name,
            Detail = Join(
                store.OpenAccount(found.account.Id).FindCustomer(found.subscription.CustomerId)?.Name ?? found.subscription.CustomerId, found.subscription.Status, found.subscription.Id),
            Path = CspPaths.Customer(found.account.Id, found.subscription.CustomerId),
        });

    private IEnumerable<SearchHit> FindProducts(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts.SelectMany(account => index.Of(store.OpenAccount(account.Id)).Products).Distinct(StringComparer.Ordinal),
        static product => [product],
        static product => new SearchHit { Kind = "Products", Title = product, Detail = "who buys it, and what it comes to", Path = CspPaths.Product(product) });

    private IEnumerable<SearchHit> FindPlans(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        plans.ListPlans().GroupBy(static plan => plan.Id, StringComparer.Ordinal).Select(static versions => versions.MaxBy(static plan => plan.Version)!), // A group has one at least.
        static plan => [plan.Name],
        static plan => new SearchHit { Kind = "Pricing plans", Title = plan.Name, Detail = plan.Status.ToString(), Path = CspPaths.Plan(plan) });

    private static IEnumerable<SearchHit> FindAccounts(IReadOnlyList<PartnerAccount> accounts, Look look) => look.Best(
        accounts,
        static account => [account.Name, account.OrganizationName, account.TenantId],
        static account => new SearchHit { Kind = "Partner accounts", Title = account.Name, Detail = account.TenantId, Path = CspPaths.Account(account.Id) });

    private static string Join(params ReadOnlySpan<string> parts)
    {
        var said = new List<string>();
        foreach (string part in parts)
        {
            if (part.Length > 0)
                said.Add(part);
        }

        return string.Join(" · ", said);
    }

    /// <summary>One search.</summary>
    private sealed record Look(string Text, int Most, Formats Formats)
    {
        private readonly SearchText sought = new(Text);

        /// <param name="all">In the order that equally good ones come in.</param>
        /// <param name="texts">By which one is found.</param>
        /// <param name="describe">Asked for those alone that are shown.</param>
        public IEnumerable<SearchHit> Best<T>(IEnumerable<T> all, Func<T, IReadOnlyList<string>> texts, Func<T, SearchHit> describe) => all
            .Select(one => (One: one, Rank: texts(one).Min(Rank)))
            .Where(static found => found.Rank < int.MaxValue)
            .OrderBy(static found => found.Rank)
            .Take(Most)
            .Select(found => describe(found.One));

        private int Rank(string text) => sought.FindIn(text) switch
        {
            < 0 => int.MaxValue,
            0 => text.Length == Text.Length ? 0 : 1,
            _ => 2,
        };
    }
}
