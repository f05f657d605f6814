using System.Collections.Concurrent;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>The storage account: a signature in the query opens it, and a bearer token closes it.</summary>
internal sealed class BlobEndpoint(ExportRegister exports, SharedAccess access, BlobWriter writer, FaultSwitches faults)
{
    private readonly ConcurrentDictionary<string, bool> _truncated = new(StringComparer.Ordinal);

    private int _reads;

    public async Task GetAsync(HttpContext context)
    {
        var path = context.Request.RouteValues["path"] as string ?? "";
        var slash = path.LastIndexOf('/');
        var (directory, name) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        if (context.Request.Headers.Authorization.Count > 0 || !access.IsValid(directory, context.Request.Query))
        {
            await RefuseAsync(context, 403, "AuthenticationFailed", "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.");
            return;
        }

        var dataset = exports.FindDirectory(directory);
        var blob = dataset is null ? -1 : Enumerable.Range(0, dataset.BlobCount).FirstOrDefault(index => string.Equals(dataset.BlobName(index), name, StringComparison.Ordinal), -1);
        if (dataset is null || blob < 0)
        {
            await RefuseAsync(context, 404, "BlobNotFound", "The specified blob does not exist.");
            return;
        }

        var every = faults.Number(GraphFaults.Blob503);
        if (every > 0 && Interlocked.Increment(ref _reads) % every == 0)
        {
            await RefuseAsync(context, 503, "ServerBusy", "The server is busy.");
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.ETag = $"\"{dataset.ETag}-{blob}\"";
        if (faults.IsOn(GraphFaults.TruncatedBlob) && _truncated.TryAdd(path, true))
            await SendHalfAsync(context, dataset, blob);
        else
            await writer.WriteAsync(dataset, blob, context.Response.Body, context.RequestAborted);
    }

    private async Task SendHalfAsync(HttpContext context, ExportDataset dataset, int blob)
    {
        using var whole = new MemoryStream();
        await writer.WriteAsync(dataset, blob, whole, context.RequestAborted);
        await context.Response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2), context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>", context.RequestAborted);
    }
}
