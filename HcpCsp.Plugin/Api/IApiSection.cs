using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>One subject of the API. <see cref="ApiServices"/> names them all.</summary>
internal interface IApiSection
{
    IEnumerable<ApiRoute> ListRoutes();
}
