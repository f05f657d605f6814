namespace HcpCsp.TestHost.Routing;

/// <summary>Headers that every response carries.</summary>
internal sealed class SecurityHeaders
{
    /// <summary>Where Microsoft's sign-in is when nothing else is configured.</summary>
    private const string PublicAuthority = "https://login.microsoftonline.com";

    private readonly string contentPolicy;

    public SecurityHeaders(HostOptions options, IConfiguration configuration)
    {
        // Chromium applies form-action to redirects after a POST too: one that leads to the sign-in must be allowed.
        IEnumerable<string> origins = [FindOrigin(configuration["HcpCsp:Microsoft:Authority"]) ?? PublicAuthority, .. options.FormActionOrigins];
        contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
            + $"frame-ancestors 'none'; base-uri 'self'; form-action 'self' {string.Join(' ', origins.Distinct(StringComparer.Ordinal))}";
    }

    public Task AddAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = contentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Request-Id"] = context.TraceIdentifier;
        return next(context);
    }

    private static string? FindOrigin(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;
}
