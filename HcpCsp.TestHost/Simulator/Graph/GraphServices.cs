namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>The billing half of Graph and the storage that it fills.</summary>
internal static class GraphServices
{
    public static void AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<ExportRegister>();
        services.AddSingleton<SharedAccess>();
        services.AddSingleton<BlobWriter>();
        services.AddSingleton<BlobEndpoint>();
        services.AddSingleton<ExportEndpoints>();
    }

    public static void MapGraph(this WebApplication app) => app.Services.GetRequiredService<ExportEndpoints>().Map(app);
}
