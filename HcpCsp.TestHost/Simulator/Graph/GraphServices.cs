using HcpCsp.TestHost.Simulator.Graph.Blobs;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>The billing half of Graph and the storage that it fills.</summary>
internal static class GraphServices
{
    public static void AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<ExportRegister>();
        services.AddSingleton<SharedAccess>();
        services.AddSingleton<BlobStore>();
        services.AddSingleton<BlobSender>();
        services.AddSingleton<BlobEndpoint>();
        services.AddSingleton<WaitingTime>();
        services.AddSingleton<GraphGate>();
        services.AddSingleton<OperationFates>();
        services.AddSingleton<OperationShape>();
        services.AddSingleton<ManifestShape>();
        services.AddSingleton<ExportEndpoints>();
    }

    public static void MapGraph(this WebApplication app) => app.Services.GetRequiredService<ExportEndpoints>().Map(app);
}
