using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>The module's stylesheet and script: read once, and addressed by content, so that browsers never keep an old one.</summary>
internal sealed class PageAssets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["csp.css"] = "text/css; charset=utf-8",
        ["csp.js"] = "text/javascript; charset=utf-8",
        ["idiomorph.min.js"] = "text/javascript; charset=utf-8",
    };

    private readonly string folder;
    private readonly bool follows;
    private readonly Dictionary<string, Asset> assets;

    public PageAssets(PluginContext context, string? templateFolder)
        : this(templateFolder ?? Path.Combine(context.PluginFolder, "templates"), context.IsDevelopment)
    {
    }

    /// <param name="templateFolder">The folder that has them in <c>assets</c>.</param>
    /// <param name="follows">Whether changes of the files are to be followed.</param>
    public PageAssets(string templateFolder, bool follows = false)
    {
        folder = Path.Combine(templateFolder, "assets");
        this.follows = follows;
        assets = Types.Keys.ToDictionary(name => name, Read, StringComparer.Ordinal);
    }

    public string Stylesheet => AddressOf("csp.css");

    public string Script => AddressOf("csp.js");

    /// <summary>What pages that follow changes need beside <see cref="Script"/>, before it: it brings a page to its new form, node by node.</summary>
    public string MorphScript => AddressOf("idiomorph.min.js");

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request.RouteValues["file"]) is not { } asset)
            return Task.FromResult<PageResult>(new PageResult.NotFound("There is no such asset."));
        return Task.FromResult<PageResult>(new PageResult.File
        {
            ContentType = asset.ContentType,
            CacheFor = TimeSpan.FromHours(1),
            WriteAsync = async (output, token) => await output.WriteAsync(asset.Bytes, token),
        });
    }

    private string AddressOf(string name) => $"/csp/assets/{name}?v={Find(name)!.Version}"; // One of Types.

    private Asset? Find(string name) => follows && Types.ContainsKey(name) ? Read(name) : assets.GetValueOrDefault(name);

    private Asset Read(string name) => Asset.Read(Path.Combine(folder, name), Types[name]);

    private sealed record Asset(byte[] Bytes, string ContentType, string Version)
    {
        public static Asset Read(string path, string contentType)
        {
            byte[] bytes = File.ReadAllBytes(path);
            return new Asset(bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]);
        }
    }
}
