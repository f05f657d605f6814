using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>The module's stylesheet and script: read once, and addressed by content, so that browsers never keep an old one.</summary>
internal sealed class PageAssets
{
    private readonly Dictionary<string, Asset> assets;

    public PageAssets(PluginContext context)
        : this(Path.Combine(context.PluginFolder, "templates"))
    {
    }

    public PageAssets(string templateFolder) =>
        assets = new Dictionary<string, Asset>(StringComparer.Ordinal)
        {
            ["csp.css"] = Asset.Read(Path.Combine(templateFolder, "assets", "csp.css"), "text/css; charset=utf-8"),
            ["idiomorph.min.js"] = Asset.Read(Path.Combine(templateFolder, "assets", "idiomorph.min.js"), "text/javascript; charset=utf-8"),
            ["csp.js"] = Asset.Read(Path.Combine(templateFolder, "assets", "csp.js"), "text/javascript; charset=utf-8"),
        };

    public string Stylesheet => AddressOf("csp.css");

    public string Script => AddressOf("csp.js");

    /// <summary>What pages that follow changes need beside <see cref="Script"/>, before it: it brings a page to its new form, node by node.</summary>
    public string MorphScript => AddressOf("idiomorph.min.js");

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (!assets.TryGetValue(request.RouteValues["file"], out var asset))
            return Task.FromResult<PageResult>(new PageResult.NotFound("There is no such asset."));
        return Task.FromResult<PageResult>(new PageResult.File
        {
            ContentType = asset.ContentType,
            CacheFor = TimeSpan.FromHours(1),
            WriteAsync = async (output, token) => await output.WriteAsync(asset.Bytes, token),
        });
    }

    private string AddressOf(string name) => $"/csp/assets/{name}?v={assets[name].Version}";

    private sealed record Asset(byte[] Bytes, string ContentType, string Version)
    {
        public static Asset Read(string path, string contentType)
        {
            byte[] bytes = File.ReadAllBytes(path);
            return new Asset(bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]);
        }
    }
}
