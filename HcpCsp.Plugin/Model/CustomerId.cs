namespace HcpCsp.Plugin.Model;

/// <summary>A customer's tenant id in the one form that we compare: lower case, without Microsoft's <c>org:</c>.</summary>
internal static class CustomerId
{
    /// <summary>Stands for lines that name no customer. Its own bucket everywhere, so that nothing falls between the workbooks.</summary>
    public const string Unassigned = "unassigned";

    /// <summary>The normal form of an id as Microsoft wrote it; <see cref="Unassigned"/> for none.</summary>
    public static string Normalize(string? raw)
    {
        string text = raw?.Trim() ?? "";
        if (text.StartsWith("org:", StringComparison.OrdinalIgnoreCase))
            text = text[4..];
        return text.Length == 0 ? Unassigned : text.ToLowerInvariant();
    }
}
