namespace HcpCsp.TestHost.Identity;

/// <summary>Tells paths of this host from addresses that lead elsewhere.</summary>
internal static class LocalPath
{
    /// <summary>
    /// True for one slash, then neither a slash nor a backslash, and no control character: browsers read <c>//x</c>, <c>/\x</c> and
    /// <c>/&lt;tab&gt;/x</c> as the host x.
    /// </summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
