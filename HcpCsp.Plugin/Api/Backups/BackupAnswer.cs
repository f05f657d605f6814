using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Backups;

/// <summary>A whole copy of the data folder.</summary>
internal sealed record BackupAnswer
{
    [Description("Where it lies on the server.")]
    public required string Path { get; init; }

    [Description("When it was made, UTC.")]
    public required DateTimeOffset MadeAt { get; init; }

    [Description("Its size in bytes.")]
    public required long Bytes { get; init; }
}
