using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Customers;

internal static class CustomersApiServices
{
    /// <summary>Adds the API of customers, and what their pages share with it.</summary>
    public static IServiceCollection AddCustomersApi(this IServiceCollection services) => services
        .AddSingleton<CustomerActions>()
        .AddSingleton<CustomerBook>()
        .AddSingleton<CustomerReading>()
        .AddSection<CustomersApi>()
        .AddSection<CustomerApi>();
}
