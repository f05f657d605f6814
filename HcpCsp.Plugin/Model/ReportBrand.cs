namespace HcpCsp.Plugin.Model;

/// <summary>How the reports of one partner account look, where a partner wants them otherwise than we draw them.</summary>
internal sealed record ReportBrand
{
    public required string AccountId { get; init; }

    /// <summary>Colour of titles and table heads, as <c>#1F4E79</c>; null for ours.</summary>
    public string? Accent { get; init; }

    /// <summary>Said on each printed page, one line; null for nothing.</summary>
    public string? Footer { get; init; }

    /// <summary>Null for none.</summary>
    public BrandLogo? Logo { get; init; }

    /// <summary>0 while nothing was saved.</summary>
    public long Version { get; init; }
}

/// <summary>A picture that was checked when it was saved.</summary>
/// <param name="Png">The file.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record BrandLogo(byte[] Png, int Width, int Height);
