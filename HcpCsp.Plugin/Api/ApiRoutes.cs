using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api;

/// <summary>Gives the host the routes of all sections, and makes the usual ones: for cloud admins.</summary>
internal static class ApiRoutes
{
    private static readonly string[] CloudAdmins = [HcpRoles.CloudAdmin];

    public static void Register(IPluginContributions contributions, IServiceProvider services)
    {
        foreach (IApiSection section in services.GetServices<IApiSection>())
        {
            foreach (ApiRoute route in section.ListRoutes())
                contributions.AddApi(route);
        }
    }

    public static ApiRoute Get(string pattern, ApiHandler handler, ApiDescription description) =>
        new() { Pattern = pattern, Roles = CloudAdmins, Handler = handler, Description = description };

    public static ApiRoute Post(string pattern, ApiHandler handler, ApiDescription description) =>
        Get(pattern, handler, description) with { Method = PageMethod.Post };
}
