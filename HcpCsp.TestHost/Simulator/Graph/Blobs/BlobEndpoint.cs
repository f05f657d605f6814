using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>The storage account: a signature in the query opens it, and a bearer token closes it.</summary>
internal sealed class BlobEndpoint(ExportRegister exports, SharedAccess access, BlobSender sender, SimulatorOptions options, FaultSwitches faults)
{
    private readonly EveryNth _busy = new(faults, GraphFaults.Blob503);

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.RouteValues["path"] as string ?? "";
        var directory = path[..Math.Max(0, path.LastIndexOf('/'))];
        var isRead = HttpMethods.IsGet(context.Request.Method);
        if (context.Request.Headers.Authorization.Count > 0 || !access.IsValid(directory, context.Request.Query))
            return RefuseAsync(context, StorageError.AuthenticationFailed);
        if (exports.FindBlob(path) is not { } blob)
            return RefuseAsync(context, StorageError.BlobNotFound);
        if (isRead && _busy.Strikes())
            return RefuseAsync(context, StorageError.ServerBusy);
        return isRead && faults.IsOn(GraphFaults.GzipBomb) ? GzipBomb.SendAsync(context) : sender.SendAsync(context, blob);
    }

    private Task RefuseAsync(HttpContext context, StorageError error) => error.SendAsync(context, options.Clock.GetUtcNow());
}
