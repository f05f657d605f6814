using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages.Downloads;

/// <summary>Answers programs with the downloads of pages: the same file, and refusals in the envelope.</summary>
internal static class DownloadAnswers
{
    /// <summary>The handler of a page as one of the API, whose patterns call the account <c>id</c>.</summary>
    public static ApiHandler For(PageHandler handler) => async (request, cancellationToken) => Of(await handler(WithAccount(request), cancellationToken));

    public static ApiResult Of(PageResult result) => result switch
    {
        PageResult.File file => new ApiResult { File = file },
        PageResult.NotFound missing => Refused(404, "csp.file.unknown", missing.Detail ?? "There is no such file."),
        PageResult.Problem problem => Refused(problem.Status, "csp.file.refused", $"{problem.Title}. {problem.Detail}"),
        _ => throw new InvalidOperationException($"A download doesn't answer {result.GetType().Name}."),
    };

    private static ApiResult Refused(int status, string key, string text) => new() { Status = status, Messages = [new ApiMessage("ERROR", key, text)] };

    private static PageRequest WithAccount(PageRequest request) => request.RouteValues.TryGetValue("id", out string? id)
        ? request with { RouteValues = new Dictionary<string, string>(request.RouteValues, StringComparer.OrdinalIgnoreCase) { ["accountId"] = id } }
        : request;
}
