using System.Text.Json;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>How far a run is, display-ready: for the panel as the page is made, and for each live update of it.</summary>
internal sealed record ReportProgressView(bool Running, int Percent, string PercentText, string Current, string Elapsed)
{
    /// <param name="run">The run.</param>
    /// <param name="job">The host's; null before it began.</param>
    /// <param name="now">UTC.</param>
    /// <param name="formats">The reader's.</param>
    public static ReportProgressView For(ReportRun run, JobRun? job, DateTimeOffset now, Formats formats)
    {
        int percent = (int)Math.Clamp(job?.Progress?.Percent ?? 0, 0, 100);
        string waiting = run.State is ReportRunState.Waiting ? "Waits for its turn." : "";
        return new ReportProgressView(!ReportStates.IsOver(run), percent, formats.Percent(percent), job?.Progress?.Text ?? waiting, formats.Duration(now - (run.StartedAt ?? run.RequestedAt)));
    }

    /// <summary>The names are those of the panel's <c>data-live</c> marks, which csp.js fills.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("running", Running);
            writer.WriteNumber("percent", Percent);
            writer.WriteString("percentText", PercentText);
            writer.WriteString("current", Current);
            writer.WriteString("elapsed", Elapsed);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
