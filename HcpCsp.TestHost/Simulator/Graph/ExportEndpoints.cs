using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.Graph.Blobs;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Starts exports, answers polls and hands out manifests.</summary>
internal sealed class ExportEndpoints(
    GraphGate gate, ExportRegister exports, OperationFates fates, OperationShape operations, ManifestShape manifests, BlobEndpoint blobs, WaitingTime waiting,
    SimulatorOptions options, FaultSwitches faults)
{
    private const string Root = "/v1.0/reports/partners/billing";

    public void Map(WebApplication app)
    {
        foreach (var action in new[] { "export", "microsoft.graph.partners.billing.export" })
        {
            app.MapPost($"{Root}/reconciliation/billed/{action}", gate.For(call => StartAsync(call, ExportKind.Reconciliation, isBilled: true)));
            app.MapPost($"{Root}/reconciliation/unbilled/{action}", gate.For(call => StartAsync(call, ExportKind.Reconciliation, isBilled: false)));
            app.MapPost($"{Root}/usage/billed/{action}", gate.For(call => StartAsync(call, ExportKind.Usage, isBilled: true)));
            app.MapPost($"{Root}/usage/unbilled/{action}", gate.For(call => StartAsync(call, ExportKind.Usage, isBilled: false)));
        }

        app.MapGet(Root + "/operations/{id:guid}", gate.For(PollAsync));
        app.MapGet(Root + "/manifests/{id:guid}", gate.For(ManifestAsync));
        app.MapMethods("/blobs/{**path}", [HttpMethods.Get, HttpMethods.Head], blobs.AnswerAsync);
    }

    private async Task StartAsync(GraphCall call, ExportKind kind, bool isBilled)
    {
        try
        {
            var request = await ExportRequest.ReadAsync(call.Context.Request, call.Context.RequestAborted);
            if (!isBilled)
                Start(call, request, kind, request.FindUnbilled(call.Partner, kind));
            else if (call.Partner.Invoices.Find(request.InvoiceId ?? "") is { } document)
                Start(call, request, kind, request.FindBilled(call.Partner, kind, document));
            else
                await call.RefuseAsync(404, "NotFound", $"The invoice '{request.InvoiceId}' was not found.");
        }
        catch (FormatException problem)
        {
            await call.RefuseAsync(400, "BadRequest", problem.Message);
        }
    }

    private void Start(GraphCall call, ExportRequest request, ExportKind kind, ExportDataset? dataset)
    {
        var tenant = call.Partner.Profile.TenantId;
        var operation = new ExportOperation(tenant, dataset, fates.Next($"{tenant} {kind} {request}", dataset), options.Clock.GetUtcNow());
        exports.Add(operation);
        var root = faults.IsOn(GraphFaults.ForeignLocation) ? call.ForeignBillingRoot : call.BillingRoot;
        call.Context.Response.StatusCode = StatusCodes.Status202Accepted;
        call.Context.Response.Headers.Location = $"{root}/operations/{operation.Id}";
        waiting.AskFor(call.Context.Response);
    }

    private Task PollAsync(GraphCall call)
    {
        if (exports.FindOperation(call.IdInPath, call.Partner.Profile.TenantId) is not { } operation)
            return call.RefuseAsync(404, "NotFound", "The operation was not found.");
        var poll = operation.CountPoll();
        var unfinished = faults.IsOn(GraphFaults.Polls) ? faults.Number(GraphFaults.Polls) : options.PollsUntilDone;
        if (poll > unfinished && !faults.IsOn(GraphFaults.NeverDone))
            return call.AnswerAsync(json => operations.WriteFinished(json, operation, call));
        waiting.AskFor(call.Context.Response);
        return call.AnswerAsync(json => operations.WriteUnfinished(json, operation, isStarted: poll > 1));
    }

    private Task ManifestAsync(GraphCall call) =>
        exports.FindByManifest(call.IdInPath, call.Partner.Profile.TenantId) is { Dataset: { } dataset, ManifestId: var id }
            ? call.AnswerAsync(json => manifests.Write(json, id, dataset, call))
            : call.RefuseAsync(404, "NotFound", "The manifest was not found.");
}
