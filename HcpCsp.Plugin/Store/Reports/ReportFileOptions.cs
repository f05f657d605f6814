using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Store.Reports;

/// <summary>Settings below <c>HcpCsp:Reports</c> that are about the folder of reports.</summary>
internal sealed class ReportFileOptions
{
    /// <summary>Where reports are kept; null for <c>reports</c> in the module's data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>How long a run's files are kept. The files of issued statements are kept elsewhere, and stay.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(400);
}

/// <summary>By hand: the framework's validator keeps every type that it has seen alive for ever.</summary>
internal sealed class ReportFileOptionsCheck : IValidateOptions<ReportFileOptions>
{
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(36_500);

    public ValidateOptionsResult Validate(string? name, ReportFileOptions options) =>
        options.KeepFor < TimeSpan.FromDays(1) || options.KeepFor > LongestKept
            ? ValidateOptionsResult.Fail("HcpCsp:Reports:KeepFor must be between one day (1.00:00:00) and a hundred years (36500.00:00:00).")
            : ValidateOptionsResult.Success;
}
