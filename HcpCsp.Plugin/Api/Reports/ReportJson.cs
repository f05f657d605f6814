using System.Text.Json;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>Runs, files and deliveries as JSON. Programs rely on the names.</summary>
internal static class ReportJson
{
    /// <summary>Where a file is downloaded.</summary>
    public static string PathOf(ProducedFile file) => $"/csp/reports/runs/{file.AccountId}/{file.RunId}/files/{file.Key.Id}";

    public static void Write(Utf8JsonWriter writer, ReportRun run)
    {
        writer.WriteStartObject();
        WriteFields(writer, run);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, RunDetail detail)
    {
        writer.WriteStartObject();
        WriteFields(writer, detail.Run);
        writer.WriteString("progress", detail.Job?.Progress?.Text ?? "");
        if (detail.Job?.Progress?.Percent is { } percent)
            writer.WriteNumber("percent", percent);
        else
            writer.WriteNull("percent");
        WriteAll(writer, "files", detail.Files, Write);
        WriteAll(writer, "deliveries", detail.Deliveries, Write);
        WriteAll(writer, "failures", detail.Run.Failures, Write);
        WriteTexts(writer, "notes", detail.Run.Notes);
        writer.WriteEndObject();
    }

    public static void WriteOrder(Utf8JsonWriter writer, ReportOrder order)
    {
        WriteTexts(writer, "items", order.Items.Select(OrderForm.NameOf));
        if (order.CustomerIds is { } customers)
            WriteTexts(writer, "customers", customers);
        else
            writer.WriteNull("customers");
        writer.WriteBoolean("provisional", order.SendsProvisional);
        writer.WriteBoolean("issuesFirst", order.IssuesFirst);
        writer.WriteBoolean("issuesAnew", order.IssuesAnew);
        WriteTexts(writer, "mailTo", order.MailTo);
        writer.WriteBoolean("mailsCustomers", order.MailsCustomers);
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts) => WriteAll(writer, name, texts, static (output, text) => output.WriteStringValue(text));

    public static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T one in all)
            write(writer, one);
        writer.WriteEndArray();
    }

    public static void WriteMoment(Utf8JsonWriter writer, string name, DateTimeOffset? moment)
    {
        if (moment is { } at)
            writer.WriteString(name, at);
        else
            writer.WriteNull(name);
    }

    private static void WriteFields(Utf8JsonWriter writer, ReportRun run)
    {
        writer.WriteString("id", run.Id);
        writer.WriteString("state", run.State.ToString());
        writer.WriteString("scheduleId", run.ScheduleId);
        writer.WriteString("schedule", run.ScheduleName);
        writer.WriteString("requestedBy", run.RequestedBy);
        writer.WriteString("requestedAt", run.RequestedAt);
        WriteMoment(writer, "startedAt", run.StartedAt);
        WriteMoment(writer, "endedAt", run.EndedAt);
        writer.WriteString("invoice", run.InvoiceNumber);
        WriteAll(writer, "spans", run.Spans, Write);
        writer.WriteNumber("fileCount", run.FileCount);
        writer.WriteNumber("bytes", run.Bytes);
        writer.WriteNumber("failureCount", run.Failures.Count);
        WriteOrder(writer, run.Order);
    }

    private static void Write(Utf8JsonWriter writer, MonthSpan span)
    {
        writer.WriteStartObject();
        writer.WriteString("from", TypedFields.Write(span.From));
        writer.WriteString("to", TypedFields.Write(span.To));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProducedFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("id", file.Key.Id);
        writer.WriteString("name", file.Name);
        writer.WriteString("title", file.Title);
        writer.WriteString("kind", file.Key.Kind.ToString());
        writer.WriteString("format", file.Key.Format.ToString());
        writer.WriteString("customerId", file.Key.CustomerId);
        writer.WriteString("customer", file.CustomerName);
        writer.WriteBoolean("provisional", file.IsProvisional);
        WriteTexts(writer, "missing", file.Missing);
        writer.WriteNumber("edition", file.Edition);
        writer.WriteNumber("rows", file.Rows);
        writer.WriteNumber("bytes", file.Bytes);
        writer.WriteString("sha256", file.Sha256);
        writer.WriteString("madeAt", file.MadeAt);
        writer.WriteString("path", PathOf(file));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReportDelivery delivery)
    {
        writer.WriteStartObject();
        writer.WriteString("id", delivery.Id);
        writer.WriteString("state", delivery.State.ToString());
        writer.WriteString("address", delivery.Address);
        writer.WriteString("customerId", delivery.CustomerId);
        writer.WriteString("customer", delivery.CustomerName);
        WriteTexts(writer, "files", delivery.FileIds);
        writer.WriteString("reason", delivery.Reason);
        writer.WriteNumber("attempts", delivery.Attempts);
        WriteMoment(writer, "nextAttemptAt", delivery.NextAttemptAt);
        WriteMoment(writer, "sentAt", delivery.SentAt);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReportFailure failure)
    {
        writer.WriteStartObject();
        writer.WriteString("title", failure.Title);
        writer.WriteString("customer", failure.CustomerName);
        writer.WriteString("reason", failure.Reason);
        writer.WriteBoolean("heldBack", failure.IsHeldBack);
        writer.WriteEndObject();
    }
}

/// <summary>A run with all that belongs to it.</summary>
internal sealed record RunDetail(ReportRun Run, JobRun? Job, IReadOnlyList<ProducedFile> Files, IReadOnlyList<ReportDelivery> Deliveries);
