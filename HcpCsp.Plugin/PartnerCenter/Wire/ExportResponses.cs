using System.Text.Json;
using System.Text.Json.Serialization;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>A started export as Graph tells about it.</summary>
internal sealed record OperationResponse
{
    public string? Status { get; init; }

    public OperationErrorResponse? Error { get; init; }

    /// <summary>The manifest itself, or its address as text.</summary>
    public JsonElement? ResourceLocation { get; init; }

    [JsonPropertyName("resourceLocation@odata.navigationLink")]
    public string? ManifestLink { get; init; }
}

internal sealed record OperationErrorResponse
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}

internal sealed record ManifestResponse
{
    public string? Id { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public string? ETag { get; init; }

    public string? PartnerTenantId { get; init; }

    public string? RootDirectory { get; init; }

    public string? SasToken { get; init; }

    public decimal? BlobCount { get; init; }

    public IReadOnlyList<BlobResponse>? Blobs { get; init; }
}

internal sealed record BlobResponse
{
    public string? Name { get; init; }
}
