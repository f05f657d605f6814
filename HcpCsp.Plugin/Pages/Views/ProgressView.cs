using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Accounts;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>How far a discovery run is, display-ready: for the panel as the page is made, and for each live update of it.</summary>
internal sealed record ProgressView
{
    public required StateView State { get; init; }

    public required bool Running { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Percent { get; init; }

    public required string PercentText { get; init; }

    public required string Current { get; init; }

    public required string Lines { get; init; }

    public required string Rate { get; init; }

    public required string Elapsed { get; init; }

    public required string Left { get; init; }

    public required string Requests { get; init; }

    public required string Waits { get; init; }

    public required string Errors { get; init; }

    public required IReadOnlyList<UnitView> Units { get; init; }

    public static ProgressView For(DiscoveryRun run, DateTimeOffset now, Formats formats)
    {
        int known = run.Units.Sum(unit => unit.Known);
        int over = run.Units.Sum(static unit => unit.Over);
        var elapsed = (run.EndedAt ?? now) - run.StartedAt;
        bool running = run.State == DiscoveryState.InProgress;
        int percent = run.PercentOver;
        return new ProgressView
        {
            State = StateView.For(run.State),
            Running = running,
            Percent = percent,
            PercentText = formats.Percent(percent),
            Current = run.Current,
            Lines = formats.Number(run.Lines + run.UsageLines),
            Rate = RateOf(run.Lines + run.UsageLines, elapsed, formats),
            Elapsed = formats.Duration(elapsed),
            Left = running ? LeftOf(over, known, elapsed, formats) : Formats.None,
            Requests = formats.Number(run.Requests),
            Waits = formats.Number(run.ThrottleWaits),
            Errors = formats.Number(run.Errors.Count),
            Units = [.. run.Units.Select(unit => UnitView.For(unit, formats))],
        };
    }

    /// <summary>The names are those of the panel's <c>data-live</c> marks in <c>_progress.html</c>, and of the page's tiles, which csp.js fills.</summary>
    /// <param name="counts">How much is known of the account by now.</param>
    public string ToJson(AccountCountsView counts)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("running", Running);
            writer.WriteNumber("percent", Percent);
            foreach (var (name, text) in new[] { ("percentText", PercentText), ("current", Current), ("lines", Lines), ("rate", Rate), ("elapsed", Elapsed), ("left", Left), ("requests", Requests), ("waits", Waits), ("errors", Errors) })
                writer.WriteString(name, text);
            writer.WriteStartObject("counts");
            foreach (var (name, text) in new[] { ("customers", counts.Customers), ("subscriptions", counts.Subscriptions), ("invoices", counts.Invoices), ("lines", counts.Lines), ("usageLines", counts.UsageLines) })
                writer.WriteString(name, text);
            writer.WriteEndObject();
            writer.WriteStartArray("units");
            foreach (var unit in Units)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", unit.Kind);
                writer.WriteString("text", unit.Text);
                writer.WriteNumber("percent", unit.Percent);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string RateOf(int lines, TimeSpan elapsed, Formats formats) =>
        elapsed < TimeSpan.FromSeconds(1) ? Formats.None : string.Create(CultureInfo.InvariantCulture, $"{formats.Number((long)(lines / elapsed.TotalSeconds))}\u00a0a\u00a0second");

    /// <summary>Told once a tenth is done: before that it would jump about.</summary>
    private static string LeftOf(int over, int known, TimeSpan elapsed, Formats formats) =>
        over * 10 < known || over == 0 ? "not known yet" : About(TimeSpan.FromSeconds(elapsed.TotalSeconds * (known - over) / over), formats);

    private static string About(TimeSpan left, Formats formats) => (left < TimeSpan.FromSeconds(1) ? "" : "about ") + formats.Duration(left);
}

/// <summary>The units of one kind.</summary>
internal sealed record UnitView(string Kind, string Text, int Percent, string Done, string Known, string Skipped, string Failed, bool HasFailed)
{
    public static UnitView For(UnitCount unit, Formats formats)
    {
        int over = unit.Over;
        return new UnitView(
            unit.Kind,
            $"{formats.Number(over)} of {formats.Number(unit.Known)}",
            unit.Known == 0 ? 0 : (int)(100L * over / unit.Known),
            formats.Number(unit.Done),
            formats.Number(unit.Known),
            formats.Number(unit.Skipped),
            formats.Number(unit.Failed),
            unit.Failed > 0);
    }
}
