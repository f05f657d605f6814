namespace HcpCsp.Abstractions;

/// <summary>One entry of the host's menu. The host draws it for people who hold <see cref="Role"/> and for nobody else.</summary>
/// <remarks>The role hides the entry only; the target page checks its own role on every request.</remarks>
public sealed record MenuItem
{
    /// <summary>
    /// Where it stands: the captions from the top down, the last one being its own, such as
    /// <c>["Administration", "Account Management", "Azure CSP Account"]</c>. At least one; the host makes the groups above it as needed
    /// and merges those of the same caption.
    /// </summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Path of the page that it opens, beginning with <c>/</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Position among its neighbours: ascending, then by caption. Default 0.</summary>
    public int Order { get; init; }

    /// <summary>Inline SVG of 20 × 20 units that uses <c>currentColor</c>; null for none.</summary>
    public string? IconSvg { get; init; }

    /// <summary>Role that a person needs to see the entry.</summary>
    public required string Role { get; init; }
}
