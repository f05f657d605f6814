using System.ComponentModel;
using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>One issuing of statements.</summary>
internal sealed record StatementRunAnswer
{
    public required string Id { get; init; }

    public required JobRunState State { get; init; }

    [Description("How far it is, in words; empty when that isn't known.")]
    public required string Progress { get; init; }

    [Description("What came of it, in words; empty while it goes on.")]
    public required string Summary { get; init; }
}
