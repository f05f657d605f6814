using System.Security.Cryptography;

namespace HcpCsp.TestHost.Frame;

/// <summary>The frame's own files, embedded in the host.</summary>
internal static class HostAssets
{
    public static HostAsset Stylesheet { get; } = HostAsset.Load("host.css", "text/css; charset=utf-8");

    public static HostAsset Script { get; } = HostAsset.Load("host.js", "text/javascript; charset=utf-8");

    /// <summary>Before the pages' own scripts: they listen through it.</summary>
    public static HostAsset LiveScript { get; } = HostAsset.Load("live.js", "text/javascript; charset=utf-8");

    /// <summary>Behind <see cref="LiveScript"/>, shared by all tabs.</summary>
    public static HostAsset LiveWorker { get; } = HostAsset.Load("live-worker.js", "text/javascript; charset=utf-8");

    public static HostAsset NotificationScript { get; } = HostAsset.Load("notifications.js", "text/javascript; charset=utf-8");

    public static HostAsset Logo { get; } = HostAsset.Load("logo.svg", "image/svg+xml");

    public static IReadOnlyList<HostAsset> All { get; } = [Stylesheet, Script, LiveScript, LiveWorker, NotificationScript, Logo];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (HostAsset asset in All)
            routes.MapGet(asset.Path, asset.SendAsync);
    }
}

/// <summary>One embedded file.</summary>
internal sealed class HostAsset
{
    private readonly byte[] content;
    private readonly string contentType;

    private HostAsset(string name, byte[] content, string contentType)
    {
        this.content = content;
        this.contentType = contentType;
        Path = "/host/" + name;
        VersionedPath = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}";
    }

    public string Path { get; }

    /// <summary>Changes with the content, so that browsers may keep it for good.</summary>
    public string VersionedPath { get; }

    public static HostAsset Load(string name, string contentType)
    {
        using Stream stream = typeof(HostAsset).Assembly.GetManifestResourceStream("assets/" + name)
            ?? throw new InvalidOperationException($"The host was built without {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new HostAsset(name, copy.ToArray(), contentType);
    }

    public async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
