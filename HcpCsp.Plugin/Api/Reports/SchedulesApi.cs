using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary><c>/api/csp/accounts/{id}/report-schedules</c>: schedules and where they stand; <c>POST</c> makes, changes, pauses, resumes, runs and removes.</summary>
internal sealed class SchedulesApi(ICspStore store, IReportSchedules schedules, ScheduleActions actions) : IApiSection
{
    private const string Schedules = "/api/csp/accounts/{id}/report-schedules";
    private const string OneSchedule = Schedules + "/{scheduleId}";

    private static readonly ApiParameter ScheduleId = new("scheduleId", "Id of the schedule, as the list of schedules names it.");

    private static readonly ApiStatus NoSchedule = new(404, "This partner account has no such schedule.");

    private static readonly ApiStatus Conflict = new(409, "Somebody changed it in the meantime: read it anew.");

    private static readonly ApiStatus Refused = new(422, "It can't be as it was sent: each message says why.");

    private static readonly ApiResult Unknown = ApiAnswers.Unknown("csp.schedule.unknown", "This partner account has no such schedule.");

    private static readonly OrderForm NoOrder = new() { Csv = CsvForm.Plain };

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Schedules, GetAsync, new ApiDescription
        {
            OperationId = "listSchedules",
            Summary = "The report schedules, and where each stands",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswerArray),
        }),
        ApiRoutes.Post(Schedules, PostAsync, new ApiDescription
        {
            OperationId = "addSchedule",
            Summary = "Add a report schedule",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account],
            Form = ScheduleFields.All,
            Statuses = [ApiStatus.Ok, ApiStatuses.NoAccount, Refused],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswer),
        }),
        ApiRoutes.Get(OneSchedule, GetOneAsync, new ApiDescription
        {
            OperationId = "findSchedule",
            Summary = "A report schedule, and where it stands",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Statuses = ApiStatuses.OkOr(NoSchedule),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswer),
        }),
        ApiRoutes.Post(OneSchedule, PostOneAsync, new ApiDescription
        {
            OperationId = "changeSchedule",
            Summary = "Change a report schedule",
            Detail = "Send it whole: what isn't named is as in a new one.",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Form = [.. ScheduleFields.All, ScheduleFields.Version],
            Statuses = [ApiStatus.Ok, NoSchedule, Conflict, Refused],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswer),
        }),
        ApiRoutes.Post(OneSchedule + "/remove", RemoveAsync, new ApiDescription
        {
            OperationId = "removeSchedule",
            Summary = "Remove a report schedule",
            Detail = "The files that it made stay.",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Statuses = [ApiStatus.Ok, NoSchedule],
        }),
        ApiRoutes.Post(OneSchedule + "/run", RunAsync, new ApiDescription
        {
            OperationId = "runSchedule",
            Summary = "Make now what a report schedule comes to",
            Detail = "Results are the run that began; without one, the schedule with what waits.",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Statuses = [new(200, "There is nothing to make now."), new(202, "Reports are being made."), NoSchedule],
            WriteResultsSchema = static () => ApiSchema.AnyOf(ApiJson.Default.ReportRunAnswer, ApiJson.Default.ScheduleAnswer),
        }),
        ApiRoutes.Post(OneSchedule + "/pause", PauseAsync, new ApiDescription
        {
            OperationId = "pauseSchedule",
            Summary = "Pause a report schedule",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Statuses = [ApiStatus.Ok, NoSchedule, Conflict, Refused],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswer),
        }),
        ApiRoutes.Post(OneSchedule + "/resume", ResumeAsync, new ApiDescription
        {
            OperationId = "resumeSchedule",
            Summary = "Let a paused report schedule go on",
            Group = ApiGroups.Schedules,
            RouteValues = [ApiValues.Account, ScheduleId],
            Statuses = [ApiStatus.Ok, NoSchedule, Conflict, Refused],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ScheduleAnswer),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
        ? ApiAnswers.Page(schedules.List(account.Id), ApiPaging.From(request), Answer, ApiJson.Default.ScheduleAnswerArray)
        : ApiAnswers.UnknownAccount);

    public Task<ApiResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request) is var (_, schedule) ? One(schedule) : Unknown);

    /// <summary>A new one.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? await SaveAsync(request, account, null, cancellationToken) : ApiAnswers.UnknownAccount;

    /// <summary>Whole, with the <c>version</c> that was read: what isn't named is as in a new one.</summary>
    public async Task<ApiResult> PostOneAsync(PageRequest request, CancellationToken cancellationToken) =>
        Find(request) is var (account, schedule) ? await SaveAsync(request, account, schedule, cancellationToken) : Unknown;

    public async Task<ApiResult> PauseAsync(PageRequest request, CancellationToken cancellationToken) =>
        Find(request) is var (account, schedule) ? Answer(await actions.PauseAsync(request, account, schedule, cancellationToken)) : Unknown;

    public async Task<ApiResult> ResumeAsync(PageRequest request, CancellationToken cancellationToken) =>
        Find(request) is var (account, schedule) ? Answer(await actions.ResumeAsync(request, account, schedule, cancellationToken)) : Unknown;

    public async Task<ApiResult> RemoveAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, schedule))
            return Unknown;
        await actions.RemoveAsync(request, account, schedule, cancellationToken);
        return new ApiResult { Messages = [new ApiMessage("INFO", "csp.schedule.removed", "The schedule is removed. Its files stay.")] };
    }

    public async Task<ApiResult> RunAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, schedule))
            return Unknown;
        return await actions.RunNowAsync(request, account, schedule, cancellationToken) is { } run
            ? ApiAnswers.One(ReportRunAnswer.Of(run), ApiJson.Default.ReportRunAnswer) with { Status = 202 }
            : One(schedule) with { Messages = [new ApiMessage("INFO", "csp.schedule.nothing", "There is nothing to make now: what waits is named.")] };
    }

    private async Task<ApiResult> SaveAsync(PageRequest request, PartnerAccount account, ReportSchedule? old, CancellationToken cancellationToken)
    {
        ScheduleForm form = ScheduleForm.Read(TypedFields.OfForm(request), ScheduleForm.Blank("UTC", schedules.SuggestFromMonth(account.Id), NoOrder));
        return Answer(await actions.SaveAsync(request, account, old, form, cancellationToken));
    }

    private ApiResult Answer(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved saved => One(saved.Schedule),
        SaveOutcome.Conflict conflict => ApiAnswers.Refused("csp.schedule.conflict", [conflict.Problem]) with { Status = 409 },
        SaveOutcome.Refused refused => ApiAnswers.Refused("csp.schedule.refused", refused.Problems),
        _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
    };

    private (PartnerAccount Account, ReportSchedule Schedule)? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account && schedules.Find(account.Id, request.RouteValues["scheduleId"]) is { } schedule ? (account, schedule) : null;

    private ApiResult One(ReportSchedule schedule) => ApiAnswers.One(Answer(schedule), ApiJson.Default.ScheduleAnswer);

    private ScheduleAnswer Answer(ReportSchedule schedule) => ScheduleAnswer.Of(schedule, schedules.GetStanding(schedule), schedules.FindNext(schedule));
}
