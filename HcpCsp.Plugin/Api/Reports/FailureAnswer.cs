using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>A file that could not be made, or may not go out.</summary>
internal sealed record FailureAnswer
{
    public required string Title { get; init; }

    public required string Customer { get; init; }

    public required string Reason { get; init; }

    [Description("Whether it was made, and held back since it would tell a customer too much.")]
    public required bool HeldBack { get; init; }

    public static FailureAnswer Of(ReportFailure failure) => new() { Title = failure.Title, Customer = failure.CustomerName, Reason = failure.Reason, HeldBack = failure.IsHeldBack };
}
