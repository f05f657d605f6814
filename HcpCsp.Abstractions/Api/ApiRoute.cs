using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Abstractions.Api;

/// <summary>Answers one API request. As <see cref="PageHandler"/>, but the host wraps the answer in HCP's envelope.</summary>
/// <param name="request">The request. For POST, <see cref="PageRequest.Form"/> holds the fields of a form-encoded body, and <see cref="PageRequest.Files"/> its files.</param>
/// <param name="cancellationToken">Cancelled when the caller goes away or the plugin is unloaded.</param>
public delegate Task<ApiResult> ApiHandler(PageRequest request, CancellationToken cancellationToken);

/// <summary>One API route. Roles, sign-in and antiforgery are checked as for pages; refusals come in the envelope too.</summary>
/// <remarks>A program that calls with an API key of a person is that person, and needs no antiforgery token.</remarks>
public sealed record ApiRoute
{
    /// <summary>The method answered. Default <see cref="PageMethod.Get"/>.</summary>
    public PageMethod Method { get; init; } = PageMethod.Get;

    /// <summary>Pattern beginning with <c>/api/</c>, as in <see cref="PageRoute.Pattern"/>.</summary>
    public required string Pattern { get; init; }

    /// <summary>Roles of which the caller needs at least one; never empty.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <inheritdoc cref="PageRoute.MaxUploadBytes"/>
    public long MaxUploadBytes { get; init; }

    /// <summary>How it is called and what it answers, for the host's OpenAPI document.</summary>
    public required ApiDescription Description { get; init; }

    /// <summary>What answers it.</summary>
    public required ApiHandler Handler { get; init; }
}
