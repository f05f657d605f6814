using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary><c>/api/csp/accounts/{id}/customers/{customerId}</c>: one customer; <c>POST</c> saves its Budget Settings and links its tenant.</summary>
internal sealed class CustomerApi(ICspStore store, IBillingLedger ledger, CustomerReading reading, CustomerActions actions) : IApiSection
{
    private const string Customer = "/api/csp/accounts/{id}/customers/{customerId}";

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Customer, GetAsync),
        ApiRoutes.Get(Customer + "/subscriptions", GetSubscriptionsAsync),
        ApiRoutes.Get(Customer + "/spending", GetSpendingAsync),
        ApiRoutes.Get(Customer + "/invoices", GetInvoicesAsync),
        ApiRoutes.Post(Customer + "/settings", SaveSettingsAsync),
        ApiRoutes.Post(Customer + "/tenant", LinkTenantAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, subject => ApiAnswers.One(reading.Read(subject), CustomersJson.Default.CustomerJson));

    public Task<ApiResult> GetSubscriptionsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        store.OpenAccount(subject.Account.Id).ListSubscriptions(subject.Customer.Id), ApiPaging.From(request), SubscriptionJson.From, CustomersJson.Default.SubscriptionJson));

    /// <summary>One item per currency.</summary>
    public Task<ApiResult> GetSpendingAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        BilledSpending.Of(ledger.ListCustomerBills(subject.Account.Id, subject.Customer.Id)), ApiPaging.From(request), SpendingJson.From, CustomersJson.Default.SpendingJson));

    public Task<ApiResult> GetInvoicesAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        ledger.ListCustomerBills(subject.Account.Id, subject.Customer.Id), ApiPaging.From(request), CustomerInvoiceJson.From, CustomersJson.Default.CustomerInvoiceJson));

    /// <summary>Whole, with the <c>version</c> that was read: what isn't named is empty.</summary>
    public Task<ApiResult> SaveSettingsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
        actions.Save(request, subject, SettingsForm.Read(request.AsProgram())) switch
        {
            SettingsOutcome.Saved saved => ApiAnswers.One(SettingsJson.From(saved.Settings), CustomersJson.Default.SettingsJson),
            SettingsOutcome.Refused refused => ApiAnswers.Refused("csp.customer", refused.Errors),
            SettingsOutcome.Conflict { Theirs: var theirs } => ApiAnswers.Conflict(
                "csp.customer.conflict", $"Somebody else saved meanwhile, version {theirs.Version}: {SettingsForm.From(theirs, request.AsProgram().Culture).Describe()}."),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        });

    /// <summary>Without a <c>tenantId</c> the link ends.</summary>
    public Task<ApiResult> LinkTenantAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
        actions.Link(request, subject, request.FindForm("tenantId")) is { } refusal
            ? ApiAnswers.Conflict("csp.customer.tenant", refusal)
            : ApiAnswers.One(reading.Read(subject), CustomersJson.Default.CustomerJson));

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<CustomerSubject, ApiResult> answer) =>
        Task.FromResult(CustomerSubject.Find(request, store, "id") is { } subject ? answer(subject) : ApiAnswers.UnknownCustomer);
}
