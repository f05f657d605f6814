using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.PartnerCenter.Wire;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Graph's billing exports: start one, or take up a started one, and wait for its manifest.</summary>
internal sealed class BillingExports(
    ApiCaller caller, ManifestReader manifests, IStartedExports started, TrustedHosts hosts, TimeProvider time)
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>Null when Microsoft says that there is no data.</summary>
    public async Task<LineExport?> ExportAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken)
    {
        var request = ExportRequest.For(query);
        try
        {
            StartedExport export = FindRunning(tenant, query, request.Key) ?? await BeginAsync(tenant, request, cancellationToken);
            return await WaitAsync(tenant, export, cancellationToken);
        }
        catch (LostExportException)
        {
            // Once: what fails twice fails for a reason that a third would meet too.
            return await BeginAndWaitAsync(tenant, request, cancellationToken);
        }
    }

    /// <summary>Starts an export and leaves it: whoever may start one may read billing data.</summary>
    public Task<ApiAnswer> StartAsync(PartnerTenant tenant, LineQuery query, CancellationToken cancellationToken) =>
        StartAsync(tenant, ExportRequest.For(query), cancellationToken);

    /// <summary>Reads the manifest again, for a fresh signature.</summary>
    public Task<LineExport> ReadAgainAsync(PartnerTenant tenant, LineExport export, CancellationToken cancellationToken) =>
        manifests.ReadAsync(tenant, export.ManifestAddress, cancellationToken);

    private Task<ApiAnswer> StartAsync(PartnerTenant tenant, ExportRequest request, CancellationToken cancellationToken) =>
        caller.PostGraphAsync(tenant, request.Path, request.Body, cancellationToken);

    private StartedExport? FindRunning(PartnerTenant tenant, LineQuery query, string key) =>
        started.Find(tenant, key) is { } export && !IsOverdue(export) && !IsOfMonthBefore(query, export) && hosts.Accepts(export.Operation, TokenAudience.Graph) ? export : null;

    // What was the current period then is the last one now.
    private bool IsOfMonthBefore(LineQuery query, StartedExport export) =>
        query is LineQuery.Unbilled && export.StartedAt.UtcDateTime.Month != time.GetUtcNow().UtcDateTime.Month;

    private bool IsOverdue(StartedExport export) => time.GetUtcNow() - export.StartedAt >= LongestBuild;

    private async Task<StartedExport> BeginAsync(PartnerTenant tenant, ExportRequest request, CancellationToken cancellationToken)
    {
        ApiAnswer answer = await StartAsync(tenant, request, cancellationToken);
        hosts.Demand(answer.Location, TokenAudience.Graph, "a started export", answer.Call);
        var export = new StartedExport(request.Key, answer.Location!, time.GetUtcNow());
        started.Keep(tenant, export);
        if (answer.RetryAfter is { } first)
            await Task.Delay(first, time, cancellationToken);
        return export;
    }

    private async Task<LineExport?> BeginAndWaitAsync(PartnerTenant tenant, ExportRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(tenant, await BeginAsync(tenant, request, cancellationToken), cancellationToken);
        }
        catch (LostExportException lost)
        {
            throw lost.Reason;
        }
    }

    /// <exception cref="LostExportException">Microsoft knows no such export any more, or couldn't build it.</exception>
    private async Task<LineExport?> WaitAsync(PartnerTenant tenant, StartedExport export, CancellationToken cancellationToken)
    {
        CallTrace last = CallTrace.None;
        for (TimeSpan wait = FirstWait; !IsOverdue(export); wait = Longer(wait))
        {
            ApiAnswer answer = await AskAsync(tenant, export, cancellationToken);
            last = answer.Call;
            OperationResponse state = ApiCaller.Parse(answer, WireJsonContext.Default.OperationResponse);
            switch (state.Status?.Trim().ToUpperInvariant())
            {
                case "SUCCEEDED" or "COMPLETED":
                    // Before its manifest is read: one that can't be read is asked for anew.
                    started.Forget(tenant, export.QueryKey);
                    return await manifests.ReadAsync(tenant, state, export.Operation, answer.Call, cancellationToken);
                case "FAILED":
                    started.Forget(tenant, export.QueryKey);
                    return IsNoData(state.Error) ? null : throw new LostExportException(Failed(state.Error, answer.Call));
                default:
                    TimeSpan asked = answer.RetryAfter ?? wait;
                    await Task.Delay(asked < ShortestWait ? ShortestWait : asked, time, cancellationToken);
                    break;
            }
        }

        started.Forget(tenant, export.QueryKey);
        throw new PartnerCenterException("Microsoft didn't finish the export within an hour.")
        {
            Call = last.Name,
            RequestId = last.RequestId,
            CorrelationId = last.CorrelationId,
            IsTransient = true,
            Advice = "Try again later; it is started anew.",
        };
    }

    private async Task<ApiAnswer> AskAsync(PartnerTenant tenant, StartedExport export, CancellationToken cancellationToken)
    {
        try
        {
            return await caller.GetGraphAsync(tenant, export.Operation, cancellationToken);
        }
        catch (PartnerCenterException gone) when (gone.Status == 404)
        {
            started.Forget(tenant, export.QueryKey);
            throw new LostExportException(gone);
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 1.5 > LongestWait ? LongestWait : wait * 1.5;

    // Empty is taken for proven only in the words that Graph's reference gives: another failure that speaks of data would lose lines.
    private static bool IsNoData(OperationErrorResponse? error)
    {
        string message = error?.Message?.Trim() ?? "";
        return string.Equals(message.TrimEnd('.'), "No data available", StringComparison.OrdinalIgnoreCase)
            || (error?.Code?.Trim() == "5000" && message.Contains("no data", StringComparison.OrdinalIgnoreCase));
    }

    private static PartnerCenterException Failed(OperationErrorResponse? error, CallTrace call) =>
        new($"Microsoft couldn't build the export: {error?.Message ?? "no reason was given."}")
        {
            Call = call.Name,
            Code = error?.Code ?? "",
            RequestId = call.RequestId,
            CorrelationId = call.CorrelationId,
            Advice = "Try again later; if it stays, report it to Microsoft with the request id.",
        };

    private sealed class LostExportException(PartnerCenterException reason) : Exception(reason.Message, reason)
    {
        public PartnerCenterException Reason => reason;
    }
}
