using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Tests.Fakes;

/// <summary>Routes of one line.</summary>
internal static class Routes
{
    private static int operations;

    public static PageRoute Page(string pattern, PageResult result, PageMethod method = PageMethod.Get) => Page(pattern, _ => result, method);

    public static PageRoute Page(string pattern, Func<PageRequest, PageResult> answer, PageMethod method = PageMethod.Get) => new()
    {
        Pattern = pattern,
        Method = method,
        Roles = [HcpRoles.CloudAdmin],
        Handler = (request, _) => Task.FromResult(answer(request)),
    };

    public static ApiRoute Api(string pattern, Func<PageRequest, ApiResult> answer, PageMethod method = PageMethod.Get) => new()
    {
        Pattern = pattern,
        Method = method,
        Roles = [HcpRoles.CloudAdmin],
        Description = new ApiDescription { OperationId = $"fake{Interlocked.Increment(ref operations)}", Summary = "A thing", Group = "Things" },
        Handler = (request, _) => Task.FromResult(answer(request)),
    };

    public static PageResult View(string body, string title = "Title") => new PageResult.View { Title = title, BodyHtml = body };

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
