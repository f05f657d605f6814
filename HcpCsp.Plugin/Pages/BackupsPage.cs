using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Backups;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>The backups that there are, and the button that makes one.</summary>
internal sealed class BackupsPage(BackupRuns backups, IAuditLog audit, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var all = backups.List();
        Paging paging = Paging.Read(request, PageSize).Within(all.Count);
        return Task.FromResult<PageResult>(composer.Compose(request, "Azure CSP Backups", Ways.ToAccounts, "backups", new BackupsView(
            Confirmations.Find(request),
            CspPaths.Backups,
            backups.Folder,
            backups.Newest is { } run ? BackupRunView.For(run, formats) : null,
            [.. all.Skip(paging.Skip).Take(PageSize).Select(backup => new BackupRow(formats.Moment(backup.MadeAt), backup.Path, formats.Number((backup.Bytes + 1023) / 1024)))],
            paging.View(all.Count, "backups", formats, page => CspPaths.With(CspPaths.Backups, ("page", page))))));
    }

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        await backups.TriggerAsync(request.User, cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.backup.triggered", backups.Folder));
        return Confirmations.Lead(CspPaths.Backups, "backup-started");
    }
}

internal sealed record BackupsView(string Confirmation, string Action, string Folder, BackupRunView? Newest, IReadOnlyList<BackupRow> Rows, PagerView Pager);

internal sealed record BackupRow(string MadeAt, string Path, string Kilobytes);

/// <summary>How the newest backup fares.</summary>
internal sealed record BackupRunView(StateView State, bool Running, string Started, string By, string Text)
{
    public static BackupRunView For(JobRun run, Formats formats) => new(
        run.State switch
        {
            JobRunState.Running => new StateView("busy", "In Progress"),
            JobRunState.Succeeded => new StateView("good", "Completed"),
            JobRunState.Failed => new StateView("bad", "ERROR"),
            _ => new StateView("halted", "Stopped"),
        },
        run.State == JobRunState.Running,
        formats.Moment(run.StartedAt),
        run.RequestedBy ?? "System",
        run.Summary ?? run.Progress?.Text ?? "");
}
