using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary><c>/api/csp/accounts/{id}/customers/{customerId}</c>: one customer; <c>POST</c> saves its Budget Settings and links its tenant.</summary>
internal sealed class CustomerApi(ICspStore store, IBillingLedger ledger, CustomerReading reading, CustomerActions actions) : IApiSection
{
    private const string Customer = "/api/csp/accounts/{id}/customers/{customerId}";

    private static readonly ApiParameter[] Settings =
    [
        new("markup", "Mark-up in percent on cost, −100 to 1000. Empty: the account's default applies.") { Type = ApiValueType.Number, Example = "12.5" },
        new("taxRate", "Tax rate in percent, 0 to 100. Empty: none.") { Type = ApiValueType.Number },
        new("budget", "Budget of a month at the customer's price, before tax. Empty: nobody watches it.") { Type = ApiValueType.Number },
        new("budgetCurrency", "ISO 4217 code of the budget's currency.") { Example = "USD" },
        new("thresholds", "Percentages of the budget at which people are told, with spaces between.") { Default = "50 80 100" },
        new("recipients", "Addresses that reports are mailed to, with line ends, commas or spaces between."),
        ApiValues.SavedVersion,
    ];

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Customers, ApiValues.Account, ApiValues.Customer);
        return
        [
            ApiRoutes.Get(Customer, GetAsync, about.One("getCustomer", "One customer: settings, tenant, plans, alerts and what isn't billed yet", CustomersJson.Default.CustomerAnswer, ApiStatuses.NoCustomer)),
            ApiRoutes.Get(Customer + "/subscriptions", GetSubscriptionsAsync, about.List("listSubscriptions", "A customer's subscriptions with their renewal", CustomersJson.Default.SubscriptionAnswerArray, ApiStatuses.NoCustomer)),
            ApiRoutes.Get(Customer + "/spending", GetSpendingAsync, about.List("listSpending", "What a customer was billed in its last twelve months, by month and product", CustomersJson.Default.SpendingAnswerArray, ApiStatuses.NoCustomer) with
            {
                Detail = "One item per currency: no sum crosses currencies.",
            }),
            ApiRoutes.Get(Customer + "/invoices", GetInvoicesAsync, about.List("listCustomerInvoices", "The invoices that bill a customer anything, the newest first", CustomersJson.Default.CustomerInvoiceAnswerArray, ApiStatuses.NoCustomer)),
            ApiRoutes.Post(Customer + "/settings", SaveSettingsAsync, about.One("saveCustomerSettings", "Save a customer's Budget Settings, all of them", CustomersJson.Default.SettingsAnswer, ApiStatuses.NoCustomer, ApiStatuses.Meanwhile, ApiStatuses.Wrong) with { Form = Settings }),
            ApiRoutes.Post(Customer + "/tenant", LinkTenantAsync, about.One("linkTenant", "Link a customer to an HCP tenant, or end its link", CustomersJson.Default.CustomerAnswer, ApiStatuses.NoCustomer, new ApiStatus(409, "One of the two is linked to another, or there is no such tenant.")) with
            {
                Form = [new ApiParameter("tenantId", "Id of the HCP tenant; without it the link ends.")],
            }),
        ];
    }

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, subject => ApiAnswers.One(reading.Read(subject), CustomersJson.Default.CustomerAnswer));

    public Task<ApiResult> GetSubscriptionsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        store.OpenAccount(subject.Account.Id).ListSubscriptions(subject.Customer.Id), ApiPaging.From(request), SubscriptionAnswer.From, CustomersJson.Default.SubscriptionAnswerArray));

    /// <summary>One item per currency.</summary>
    public Task<ApiResult> GetSpendingAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        BilledSpending.Of(ledger.ListCustomerBills(subject.Account.Id, subject.Customer.Id)), ApiPaging.From(request), SpendingAnswer.From, CustomersJson.Default.SpendingAnswerArray));

    public Task<ApiResult> GetInvoicesAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        ledger.ListCustomerBills(subject.Account.Id, subject.Customer.Id), ApiPaging.From(request), CustomerInvoiceAnswer.From, CustomersJson.Default.CustomerInvoiceAnswerArray));

    /// <summary>Whole, with the <c>version</c> that was read: what isn't named is empty.</summary>
    public Task<ApiResult> SaveSettingsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
        actions.Save(request, subject, SettingsForm.Read(request.AsProgram())) switch
        {
            SettingsOutcome.Saved saved => ApiAnswers.One(SettingsAnswer.From(saved.Settings), CustomersJson.Default.SettingsAnswer),
            SettingsOutcome.Refused refused => ApiAnswers.Refused("csp.customer", refused.Errors),
            SettingsOutcome.Conflict { Theirs: var theirs } => ApiAnswers.Conflict(
                "csp.customer.conflict", $"Somebody else saved meanwhile, version {theirs.Version}: {SettingsForm.From(theirs, request.AsProgram().Culture).Describe()}."),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        });

    /// <summary>Without a <c>tenantId</c> the link ends.</summary>
    public Task<ApiResult> LinkTenantAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
        actions.Link(request, subject, request.FindForm("tenantId")) is { } refusal
            ? ApiAnswers.Conflict("csp.customer.tenant", refusal)
            : ApiAnswers.One(reading.Read(subject), CustomersJson.Default.CustomerAnswer));

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<CustomerSubject, ApiResult> answer) =>
        Task.FromResult(CustomerSubject.Find(request, store, "id") is { } subject ? answer(subject) : ApiAnswers.UnknownCustomer);
}
