using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>One file of a run.</summary>
internal sealed record ReportFileAnswer
{
    public required string Id { get; init; }

    [Description("File name.")]
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required ReportKind Kind { get; init; }

    public required ReportFormat Format { get; init; }

    [Description("Tenant id of the customer it is for; null for ourselves.")]
    public required string? CustomerId { get; init; }

    [Description("Name of the customer; empty for ourselves.")]
    public required string Customer { get; init; }

    [Description("Whether figures are missing or may still change.")]
    public required bool Provisional { get; init; }

    [Description("What is missing, in words.")]
    public required IReadOnlyList<string> Missing { get; init; }

    [Description("Which version of the same file it is, from 1.")]
    public required int Edition { get; init; }

    public required int Rows { get; init; }

    public required long Bytes { get; init; }

    [Description("SHA-256 of its bytes, in small hex digits.")]
    public required string Sha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    [Description("Where it is downloaded, in a browser session.")]
    public required string Path { get; init; }

    [Description("Where it is downloaded by the API.")]
    public required string ApiPath { get; init; }

    /// <summary>Where a file is downloaded.</summary>
    public static string PathOf(ProducedFile file) => $"/csp/reports/runs/{file.AccountId}/{file.RunId}/files/{file.Key.Id}";

    public static ReportFileAnswer Of(ProducedFile file) => new()
    {
        Id = file.Key.Id,
        Name = file.Name,
        Title = file.Title,
        Kind = file.Key.Kind,
        Format = file.Key.Format,
        CustomerId = file.Key.CustomerId,
        Customer = file.CustomerName,
        Provisional = file.IsProvisional,
        Missing = file.Missing,
        Edition = file.Edition,
        Rows = file.Rows,
        Bytes = file.Bytes,
        Sha256 = file.Sha256,
        MadeAt = file.MadeAt,
        Path = PathOf(file),
        ApiPath = $"/api/csp/accounts/{file.AccountId}/reports/{file.RunId}/files/{file.Key.Id}",
    };
}
