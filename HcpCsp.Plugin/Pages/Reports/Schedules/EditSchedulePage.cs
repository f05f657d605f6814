using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Reports.Orders;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>Sets a schedule up, or changes it. Until it is saved, all that was typed lives in the form alone.</summary>
internal sealed class EditSchedulePage(ICspStore store, IReportSchedules schedules, ScheduleActions actions, TimeProvider time, PageComposer composer)
{
    public Task<PageResult> GetNewAsync(PageRequest request, CancellationToken cancellationToken)
    {
        string? id = request.FindQuery("account");
        if ((id is null ? store.ListAccounts() is [var first, ..] ? first : null : store.FindAccount(id)) is not { } account)
            return Task.FromResult(id is null ? new PageResult.Redirect(ReportPaths.Schedules) : (PageResult)Missing.Account);
        ScheduleForm form = ScheduleForm.Read(TypedFields.OfAddress(request), Blank(request, account.Id));
        return Task.FromResult<PageResult>(Show(request, account, null, form, [], "", 200));
    }

    public async Task<PageResult> PostNewAsync(PageRequest request, CancellationToken cancellationToken) =>
        request.FindForm("account") is { } id && store.FindAccount(id) is { } account ? await PostAsync(request, account, null, cancellationToken) : Missing.Account;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(ScheduleSubject.Find(request, store, schedules) is var (account, schedule)
        ? Show(request, account, schedule, ScheduleForm.From(schedule, CsvForm.For(request.Culture)), [], "", 200)
        : (PageResult)Missing.Schedule);

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken) =>
        ScheduleSubject.Find(request, store, schedules) is var (account, schedule) ? await PostAsync(request, account, schedule, cancellationToken) : Missing.Schedule;

    private async Task<PageResult> PostAsync(PageRequest request, PartnerAccount account, ReportSchedule? old, CancellationToken cancellationToken)
    {
        ScheduleForm form = ScheduleForm.Read(TypedFields.OfForm(request), Blank(request, account.Id));
        if (request.FindForm("do") is "search" or "preview")
            return Show(request, account, old, form, [], "", 200);
        return await actions.SaveAsync(request, account, old, form, cancellationToken) switch
        {
            SaveOutcome.Saved saved => Confirmations.Lead(ReportPaths.Schedule(saved.Schedule), "schedule-saved"),
            SaveOutcome.Refused refused => Show(request, account, old, form, refused.Problems, "", 422),
            SaveOutcome.Conflict conflict => ShowConflict(request, account, old, form, conflict),
            var outcome => throw new InvalidOperationException($"{outcome} isn't an outcome."),
        };
    }

    private PageResult ShowConflict(PageRequest request, PartnerAccount account, ReportSchedule? old, ScheduleForm form, SaveOutcome.Conflict conflict)
    {
        if (old is null || schedules.Find(account.Id, old.Id) is not { } theirs)
            return new PageResult.Problem(409, "The schedule isn't saved", conflict.Problem);
        return Show(request, account, theirs, form with { Version = theirs.Version }, [], conflict.Problem + " Your entries are kept: save again to replace theirs.", 409);
    }

    // In the time zone that the account's others are in: most partners have one.
    private ScheduleForm Blank(PageRequest request, string accountId)
    {
        string zone = schedules.List(accountId).OrderByDescending(static one => one.MadeAt).Select(static one => one.TimeZone).FirstOrDefault("UTC");
        return ScheduleForm.Blank(zone, schedules.SuggestFromMonth(accountId), new OrderForm { Csv = CsvForm.For(request.Culture) });
    }

    private PageResult.View Show(PageRequest request, PartnerAccount account, ReportSchedule? old, ScheduleForm form, IReadOnlyList<string> problems, string error, int status)
    {
        var formats = new Formats(request.Culture);
        string path = old is null ? ReportPaths.NewSchedule : ReportPaths.Schedule(old) + "/edit";
        OrderErrors errors = problems.Count == 0 ? OrderErrors.None : ErrorsOf(form, account, problems);
        ScheduleFormView view = ScheduleFormView.For(form, request.Culture, errors) with
        {
            Title = old is null ? "New schedule" : "Edit " + old.Name,
            Action = path,
            CancelPath = old is null ? CspPaths.With(ReportPaths.Schedules, ("account", account.Id)) : ReportPaths.Schedule(old),
            Selector = old is not null || store.ListAccounts().Count < 2 ? null : new AccountSelectorView(
                path, [.. store.ListAccounts().Select(one => new OptionView(one.Id, one.Name, string.Equals(one.Id, account.Id, StringComparison.Ordinal)))], []),
            AccountId = account.Id,
            Account = account.Name,
            Error = error,
            Next = Preview(form, formats),
            Order = OrderView.For(form.Order, request.FindForm("q") ?? "", store.OpenAccount(account.Id).ListCustomers(), formats, errors) with { ElseOfProvisional = "Else it waits until Microsoft has said all." },
        };
        Breadcrumb[] way = [.. Ways.ToCustomers, new("Reports", ReportPaths.Reports), new("Report schedules", ReportPaths.Schedules), .. old is null ? [] : new Breadcrumb[] { new(old.Name, ReportPaths.Schedule(old)) }];
        return composer.Compose(request, view.Title, way, "report_schedule_edit", view, status);
    }

    private OrderErrors ErrorsOf(ScheduleForm form, PartnerAccount account, IReadOnlyList<string> problems)
    {
        HashSet<string> customers = store.OpenAccount(account.Id).ListCustomers().Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
        ReportSchedule read = form.ToSchedule(null, account.Id, customers, "", time.GetUtcNow()).Schedule;
        var unreadable = new List<string>();
        _ = form.FindWhen(unreadable);
        return OrderErrors.For(problems, [.. ReportOrderCheck.ListByField(read), .. unreadable.Select(static problem => new FieldProblem("at", problem))], "fromMonth");
    }

    /// <summary>As far as what is typed can be read.</summary>
    private IReadOnlyList<DueTime> Preview(ScheduleForm form, Formats formats)
    {
        var problems = new List<string>();
        ScheduleTime when = form.FindWhen(problems);
        SchedulePeriod period = form.FindPeriod(problems);
        bool isReadable = problems.Count == 0 && ScheduleCalendar.IsZone(form.Zone) && when is not ScheduleTime.Monthly { Day: < 1 or > 31 } && period is not SchedulePeriod.LastMonths { Count: < 1 };
        return isReadable ? DueTimes.List(when, form.Zone, period, time.GetUtcNow(), formats) : [];
    }
}
