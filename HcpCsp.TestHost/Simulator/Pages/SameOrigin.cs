namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>Whether a form was sent from one of our own pages.</summary>
internal static class SameOrigin
{
    /// <remarks>Browsers send at least one of the two headers with every form; a caller without either is no browser that somebody could lead astray.</remarks>
    public static bool Sent(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site, ..])
            return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ Length: > 0 } origin, ..]
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
