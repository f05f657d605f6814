using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Statements;

internal static class StatementsApiServices
{
    /// <summary>Adds the API of statements, and what their pages share with it.</summary>
    public static IServiceCollection AddStatementsApi(this IServiceCollection services) => services
        .AddSingleton<StatementOrders>()
        .AddSection<StatementsApi>()
        .AddSection<StatementApi>()
        .AddSection<IssueApi>()
        .AddSection<VerifyApi>();
}
