using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary><c>/api/csp/customers</c>: the customers of one account or all, searched and sorted as their page does.</summary>
internal sealed class CustomersApi(ICspStore store, CustomerBook book) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/customers", GetAsync, new ApiAbout(ApiGroups.Customers)
            .List("listCustomers", "The customers of one partner account or all", CustomersJson.Default.ListedCustomerAnswerArray, ApiStatuses.NoAccount) with
        {
            Query =
            [
                ApiValues.OneAccount,
                new ApiParameter("q", "Part of the name, a former name, the domain or the tenant id."),
                new ApiParameter("sort", "By what they are sorted; with a dash in front, falling.") { AllowedValues = ["name", "-name", "domain", "-domain", "subscriptions", "-subscriptions", "price", "-price"], Default = "name" },
            ],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (AccountChoice.Read(request, store) is not { } choice)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        string? search = request.FindQuery("q");
        CustomerEntry[] found = [.. CustomerBook.Sort(book.List(choice.Accounts, choice.Id).Where(entry => entry.Matches(search)), CustomerBook.ReadSorting(request.FindQuery("sort")))];
        return Task.FromResult(ApiAnswers.Page(found, ApiPaging.From(request), ListedCustomerAnswer.From, CustomersJson.Default.ListedCustomerAnswerArray));
    }
}
