using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>The customer that an address names, with its account.</summary>
internal sealed record CustomerSubject(PartnerAccount Account, Customer Customer)
{
    /// <summary>As audit entries name it.</summary>
    public string Name => $"{Account.Name} / {Customer.Name}";

    /// <param name="request">The request, with a route value <c>customerId</c>.</param>
    /// <param name="store">Where they are.</param>
    /// <param name="account">Name of the route value that holds the account's id.</param>
    public static CustomerSubject? Find(PageRequest request, ICspStore store, string account) =>
        store.FindAccount(request.RouteValues[account]) is { } found && store.OpenAccount(found.Id).FindCustomer(CustomerId.Normalize(request.RouteValues["customerId"])) is { } customer
            ? new CustomerSubject(found, customer)
            : null;
}
