using System.Text.Json;
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

    private static readonly ApiResult Unknown = ApiAnswers.Unknown("csp.schedule.unknown", "This partner account has no such schedule.");

    private static readonly OrderForm NoOrder = new() { Csv = CsvForm.Plain };

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Schedules, GetAsync),
        ApiRoutes.Post(Schedules, PostAsync),
        ApiRoutes.Get(OneSchedule, GetOneAsync),
        ApiRoutes.Post(OneSchedule, PostOneAsync),
        ApiRoutes.Post(OneSchedule + "/remove", RemoveAsync),
        ApiRoutes.Post(OneSchedule + "/run", RunAsync),
        ApiRoutes.Post(OneSchedule + "/pause", PauseAsync),
        ApiRoutes.Post(OneSchedule + "/resume", ResumeAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
        ? ApiAnswers.Page(schedules.List(account.Id), ApiPaging.From(request), Write)
        : ApiAnswers.UnknownAccount);

    public Task<ApiResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request) is var (_, schedule) ? ApiAnswers.One(schedule, Write) : Unknown);

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
            ? ApiAnswers.One(run, ReportJson.Write) with { Status = 202 }
            : ApiAnswers.One(schedule, Write) with { Messages = [new ApiMessage("INFO", "csp.schedule.nothing", "There is nothing to make now: what waits is named.")] };
    }

    private async Task<ApiResult> SaveAsync(PageRequest request, PartnerAccount account, ReportSchedule? old, CancellationToken cancellationToken)
    {
        ScheduleForm form = ScheduleForm.Read(TypedFields.OfForm(request), ScheduleForm.Blank("UTC", schedules.SuggestFromMonth(account.Id), NoOrder));
        return Answer(await actions.SaveAsync(request, account, old, form, cancellationToken));
    }

    private ApiResult Answer(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved saved => ApiAnswers.One(saved.Schedule, Write),
        SaveOutcome.Conflict conflict => ApiAnswers.Refused("csp.schedule.conflict", [conflict.Problem]) with { Status = 409 },
        SaveOutcome.Refused refused => ApiAnswers.Refused("csp.schedule.refused", refused.Problems),
        _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
    };

    private (PartnerAccount Account, ReportSchedule Schedule)? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account && schedules.Find(account.Id, request.RouteValues["scheduleId"]) is { } schedule ? (account, schedule) : null;

    /// <summary>By the names of the form's fields, and where it stands.</summary>
    private void Write(Utf8JsonWriter writer, ReportSchedule schedule)
    {
        ScheduleForm form = ScheduleForm.From(schedule, CsvForm.Plain);
        ScheduleStanding standing = schedules.GetStanding(schedule);
        writer.WriteStartObject();
        writer.WriteString("id", schedule.Id);
        foreach (var (name, text) in new[]
        {
            ("name", form.Name), ("when", form.When), ("day", form.Day), ("weekday", form.Weekday), ("at", form.At), ("zone", form.Zone), ("period", form.Period), ("months", form.Months), ("fromMonth", form.FromMonth),
        })
        {
            writer.WriteString(name, text);
        }

        ReportJson.WriteOrder(writer, schedule.Order);
        writer.WriteNumber("version", schedule.Version);
        writer.WriteBoolean("paused", schedule.IsPaused);
        writer.WriteString("madeBy", schedule.MadeBy);
        ReportJson.WriteMoment(writer, "next", schedules.FindNext(schedule));
        ReportJson.WriteMoment(writer, "lookedAt", standing.LookedAt);
        writer.WriteNumber("waitingCount", standing.WaitingCount);
        ReportJson.WriteAll(writer, "waiting", standing.Waiting, Write);
        writer.WriteNumber("differingStatements", standing.DifferingStatements);
        writer.WriteString("problem", standing.Problem);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WaitingReport waiting)
    {
        writer.WriteStartObject();
        writer.WriteString("title", waiting.Title);
        writer.WriteString("customer", waiting.CustomerName);
        ReportJson.WriteTexts(writer, "missing", waiting.Missing);
        writer.WriteEndObject();
    }
}
