using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Starts exports, answers polls and hands out manifests.</summary>
internal sealed class ExportEndpoints(AccessTokens tokens, ExportRegister exports, SharedAccess access, BlobEndpoint blobs, SimulatorOptions options, FaultSwitches faults)
{
    private const string Root = "/v1.0/reports/partners/billing";

    public void Map(WebApplication app)
    {
        foreach (var action in new[] { "export", "microsoft.graph.partners.billing.export" })
        {
            app.MapPost($"{Root}/reconciliation/billed/{action}", context => StartAsync(context, ExportKind.Reconciliation, isBilled: true));
            app.MapPost($"{Root}/reconciliation/unbilled/{action}", context => StartAsync(context, ExportKind.Reconciliation, isBilled: false));
            app.MapPost($"{Root}/usage/billed/{action}", context => StartAsync(context, ExportKind.Usage, isBilled: true));
            app.MapPost($"{Root}/usage/unbilled/{action}", context => StartAsync(context, ExportKind.Usage, isBilled: false));
        }

        app.MapGet(Root + "/operations/{id:guid}", PollAsync);
        app.MapGet(Root + "/manifests/{id:guid}", ManifestAsync);
        app.MapGet("/blobs/{**path}", blobs.GetAsync);
    }

    private async Task StartAsync(HttpContext context, ExportKind kind, bool isBilled)
    {
        if (await GraphCall.FindAsync(context, tokens, options) is not { } call)
            return;
        ExportDataset? dataset;
        try
        {
            var request = await ExportRequest.ReadAsync(context.Request, context.RequestAborted);
            if (isBilled)
            {
                if (call.Partner.Invoices.Find(request.InvoiceId ?? "") is not { } document)
                {
                    await GraphCall.RefuseAsync(context, options, 404, "NotFound", $"The invoice '{request.InvoiceId}' was not found.");
                    return;
                }

                dataset = request.FindBilled(call.Partner, kind, document);
            }
            else
            {
                dataset = request.FindUnbilled(call.Partner, kind);
            }
        }
        catch (FormatException problem)
        {
            await GraphCall.RefuseAsync(context, options, 400, "BadRequest", problem.Message);
            return;
        }

        var operation = new ExportOperation(call.Partner.Profile.TenantId, dataset, options.Clock.GetUtcNow());
        exports.Add(operation);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"{call.BillingRoot}/operations/{operation.Id}";
        AskToWait(context);
    }

    private async Task PollAsync(HttpContext context)
    {
        if (await GraphCall.FindAsync(context, tokens, options) is not { } call)
            return;
        if (exports.FindOperation(IdOf(context), call.Partner.Profile.TenantId) is not { } operation)
        {
            await GraphCall.RefuseAsync(context, options, 404, "NotFound", "The operation was not found.");
            return;
        }

        var poll = operation.CountPoll();
        var isDone = poll > options.PollsUntilDone;
        if (!isDone)
            AskToWait(context);
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        if (!isDone)
            WriteStatus(json, operation, "runningOperation", poll == 1 ? "notStarted" : "running");
        else if (operation.Dataset is null)
            WriteFailure(json, operation);
        else
            WriteSuccess(json, operation, operation.Dataset, call);
        json.WriteEndObject();
    }

    private async Task ManifestAsync(HttpContext context)
    {
        if (await GraphCall.FindAsync(context, tokens, options) is not { } call)
            return;
        if (exports.FindByManifest(IdOf(context), call.Partner.Profile.TenantId) is not { Dataset: { } dataset } operation)
        {
            await GraphCall.RefuseAsync(context, options, 404, "NotFound", "The manifest was not found.");
            return;
        }

        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        WriteManifest(json, operation, dataset, call);
        json.WriteEndObject();
    }

    private void AskToWait(HttpContext context) =>
        context.Response.Headers.RetryAfter = options.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

    private void WriteStatus(Utf8JsonWriter json, ExportOperation operation, string type, string status)
    {
        json.WriteString("@odata.type", "#microsoft.graph.partners.billing." + type);
        json.WriteString("id", operation.Id);
        json.WriteString("status", status);
        // One moment has no zone and the other has: so does Microsoft's.
        json.WriteString("createdDateTime", operation.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("lastActionDateTime", LineDress.Moment(options.Clock.GetUtcNow()));
    }

    private void WriteFailure(Utf8JsonWriter json, ExportOperation operation)
    {
        WriteStatus(json, operation, "exportFailedOperation", "failed");
        json.WriteStartObject("error");
        json.WriteString("code", "5000");
        json.WriteString("message", "No data available");
        json.WriteEndObject();
    }

    private void WriteSuccess(Utf8JsonWriter json, ExportOperation operation, ExportDataset dataset, GraphCall call)
    {
        WriteStatus(json, operation, "exportSuccessOperation", "succeeded");
        if (faults.IsOn(GraphFaults.InlineManifest))
        {
            json.WriteStartObject("resourceLocation");
            WriteManifest(json, operation, dataset, call);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("resourceLocation@odata.navigationLink", $"{call.BillingRoot}/manifests/{operation.ManifestId}");
        }
    }

    private void WriteManifest(Utf8JsonWriter json, ExportOperation operation, ExportDataset dataset, GraphCall call)
    {
        json.WriteString("id", operation.ManifestId);
        json.WriteString("schemaVersion", "2");
        json.WriteString("dataFormat", "compressedJSON");
        json.WriteString("createdDateTime", dataset.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("eTag", dataset.ETag);
        json.WriteString("partnerTenantId", dataset.Partner.Profile.TenantId);
        json.WriteString("rootDirectory", $"{BlobOrigin(call.Context.Request)}/blobs/{dataset.Directory}");
        json.WriteString("sasToken", access.Sign(dataset.Directory));
        json.WriteString("partitionType", "default");
        json.WriteNumber("blobCount", dataset.BlobCount);
        json.WriteStartArray("blobs");
        for (var blob = 0; blob < dataset.BlobCount; blob++)
        {
            json.WriteStartObject();
            json.WriteString("name", dataset.BlobName(blob));
            json.WriteString("partitionValue", "default");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The same port by another name, so that a token sent there crosses hosts and is seen.</summary>
    private static string BlobOrigin(HttpRequest request)
    {
        var name = request.Host.Host is "127.0.0.1" ? "localhost" : "127.0.0.1";
        return FormattableString.Invariant($"{request.Scheme}://{name}:{request.Host.Port ?? 80}");
    }

    private static Guid IdOf(HttpContext context) => Guid.Parse(context.Request.RouteValues["id"] as string ?? "");
}
