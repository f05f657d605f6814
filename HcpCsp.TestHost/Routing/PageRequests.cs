using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace HcpCsp.TestHost.Routing;

/// <summary>Makes the contract's request out of ASP.NET Core's.</summary>
internal sealed class PageRequests(IAntiforgery antiforgery)
{
    public const string AntiforgeryField = "__RequestVerificationToken";

    public PageRequest Make(HttpContext context, Session session) => new()
    {
        Path = context.Request.Path.Value ?? "/",
        RouteValues = context.Request.RouteValues.ToDictionary(
            pair => pair.Key, pair => pair.Value as string ?? "", StringComparer.OrdinalIgnoreCase),
        Query = ReadValues(context.Request.Query),
        Form = context.Request.HasFormContentType && HttpMethods.IsPost(context.Request.Method) ? ReadValues(context.Request.Form) : NoValues,
        Files = context.Features.Get<UploadedForm>()?.Files ?? [],
        User = session.User,
        Culture = ReaderCulture.Of(context.Request),
        SessionKey = session.Key,
        RemoteAddress = context.Connection.RemoteIpAddress?.ToString() ?? "",
        RequestId = context.TraceIdentifier,
        AntiforgeryFieldHtml = session.IsByApiKey ? "" : MakeAntiforgeryField(context).Value,
    };

    public HtmlText MakeAntiforgeryField(HttpContext context) => context.Response.HasStarted
        ? HtmlText.Empty
        : Html.Of($"""<input type="hidden" name="{AntiforgeryField}" value="{antiforgery.GetAndStoreTokens(context).RequestToken}">""");

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> NoValues { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, IReadOnlyList<string>> ReadValues(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, texts) in values)
        {
            if (!string.Equals(name, AntiforgeryField, StringComparison.OrdinalIgnoreCase))
                read[name] = [.. texts.Select(text => text ?? "")];
        }

        return read;
    }
}
