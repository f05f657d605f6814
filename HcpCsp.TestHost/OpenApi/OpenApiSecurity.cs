using System.Text.Json.Nodes;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>How a caller says who it is: by an API key, or as the host's own pages do.</summary>
internal static class OpenApiSecurity
{
    private const string Key = "apiKey";
    private const string Session = "session";
    private const string Antiforgery = "antiforgery";

    public static JsonObject Schemes() => new()
    {
        [Key] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key, made on the page of your API keys. One that may read only is refused where something changes." },
        [Session] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "hcp-session", ["description"] = "The browser session of who is signed in." },
        [Antiforgery] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "RequestVerificationToken", ["description"] = "The session's token, as the host's forms hold it." },
    };

    public static JsonArray Of(HostRoute route)
    {
        var session = new JsonObject { [Session] = new JsonArray() };
        if (route.Method == PageMethod.Post)
            session[Antiforgery] = new JsonArray();
        return [new JsonObject { [Key] = new JsonArray() }, session];
    }
}
