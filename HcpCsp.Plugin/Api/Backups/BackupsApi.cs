using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Backups;

namespace HcpCsp.Plugin.Api.Backups;

/// <summary><c>GET /api/csp/backups</c>: the backups, newest first; <c>POST</c> makes one. Programs rely on the names.</summary>
internal sealed class BackupsApi(BackupRuns backups, IAuditLog audit) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/backups", GetAsync, new ApiDescription
        {
            OperationId = "listBackups",
            Summary = "The backups, the newest first",
            Detail = "A message tells how the newest one went, or that it is being made.",
            Group = ApiGroups.Backups,
            IsPaged = true,
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.BackupAnswerArray),
        }),
        ApiRoutes.Post("/api/csp/backups", PostAsync, new ApiDescription
        {
            OperationId = "makeBackup",
            Summary = "Make a backup",
            Detail = "Answers at once; the backup is in the list when it is whole.",
            Group = ApiGroups.Backups,
            Statuses = [new ApiStatus(202, "It is being made.")],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ApiAnswers.Page(backups.List(), ApiPaging.From(request), Answer, ApiJson.Default.BackupAnswerArray) with { Messages = [.. Describe(backups.Newest)] });

    /// <summary>Answers at once: the backup is made while the caller goes on, and is in the list when it is whole.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        JobRun run = await backups.TriggerAsync(request.User, cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.backup.triggered", backups.Folder));
        return new ApiResult { Status = 202, Messages = [.. Describe(run)], TotalElements = 0, TotalPages = 0 };
    }

    private static IEnumerable<ApiMessage> Describe(JobRun? run) => run switch
    {
        null => [],
        { State: JobRunState.Running } => [new ApiMessage("INFO", "csp.backup.running", "A backup is being made.")],
        { State: JobRunState.Failed } => [new ApiMessage("WARN", "csp.backup.failed", run.Summary ?? "The newest backup failed.")],
        _ => [new ApiMessage("INFO", "csp.backup.ended", run.Summary ?? "The newest backup was stopped.")],
    };

    private static BackupAnswer Answer(Backup backup) => new() { Path = backup.Path, MadeAt = backup.MadeAt, Bytes = backup.Bytes };
}
