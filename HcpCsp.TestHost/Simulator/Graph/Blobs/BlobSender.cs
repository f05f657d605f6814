using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.Net.Http.Headers;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>Sends a blob, or the range of it that is asked for, over as bad a line as the faults want.</summary>
internal sealed class BlobSender(BlobStore store, SharedAccess access, SimulatorOptions options, FaultSwitches faults)
{
    private readonly EveryNth _lapses = new(faults, GraphFaults.SasLapse);
    private readonly ConcurrentDictionary<string, bool> _cutBefore = new(StringComparer.Ordinal);

    public async Task SendAsync(HttpContext context, ExportBlob blob)
    {
        var dress = BlobDress.Of(faults);
        var content = await store.OpenAsync(blob, dress);
        var response = context.Response;
        StorageError.StampRequest(response);
        response.Headers["x-ms-blob-type"] = "BlockBlob";
        await NameMd5Async(context, content);

        var (straight, cut) = (response.Body, HttpMethods.IsGet(context.Request.Method) ? FindCut(context, blob) : null);
        await using (var line = new BadLine(response, straight, cut, faults.Number(GraphFaults.SlowBlob), options.Clock))
        {
            response.Body = line;
            var tag = new EntityTagHeaderValue($"\"{blob.Dataset.ETag}-{blob.Index.ToString(CultureInfo.InvariantCulture)}{dress.Key}\"");
            await TypedResults.Stream(content, "application/octet-stream", lastModified: blob.Dataset.CreatedAt, entityTag: tag, enableRangeProcessing: !faults.IsOn(GraphFaults.NoRange))
                .ExecuteAsync(context);
            response.Body = straight;
        }

        if (Refusal(response) is { } refusal)
            await refusal.SendAsync(context, options.Clock.GetUtcNow());
    }

    /// <summary>The framework decides conditions and ranges, but leaves the answer empty.</summary>
    private static StorageError? Refusal(HttpResponse response) => response.StatusCode switch
    {
        _ when response.HasStarted => null,
        StatusCodes.Status412PreconditionFailed => StorageError.ConditionNotMet,
        StatusCodes.Status416RangeNotSatisfiable => StorageError.InvalidRange,
        _ => null,
    };

    private BlobCut? FindCut(HttpContext context, ExportBlob blob)
    {
        if (_lapses.Strikes())
        {
            access.Lapse(context.Request.Query);
            return new BlobCut(50, LooksWhole: false);
        }

        if (faults.IsOn(GraphFaults.TruncatedBlob) && _cutBefore.TryAdd("truncated " + blob.Path, true))
            return new BlobCut(50, LooksWhole: true);
        if (faults.IsOn(GraphFaults.DropBlob) && _cutBefore.TryAdd("dropped " + blob.Path, true))
            return new BlobCut(faults.Number(GraphFaults.DropBlob), LooksWhole: false);
        return null;
    }

    /// <summary>The storage names the MD5 of what it sends where it sends all, and of the whole blob in a header of its own elsewhere.</summary>
    private async Task NameMd5Async(HttpContext context, Stream content)
    {
        if (!faults.IsOn(GraphFaults.Md5))
            return;
        // What Content-MD5 is made of; nothing is secured by it.
#pragma warning disable CA5351
        var md5 = Convert.ToBase64String(await MD5.HashDataAsync(content, context.RequestAborted));
#pragma warning restore CA5351
        content.Position = 0;
        var isPart = context.Request.Headers.Range.Count > 0 && !faults.IsOn(GraphFaults.NoRange);
        context.Response.Headers[isPart ? "x-ms-blob-content-md5" : HeaderNames.ContentMD5] = md5;
    }
}
