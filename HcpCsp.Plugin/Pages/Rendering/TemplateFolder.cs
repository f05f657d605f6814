using HcpCsp.Abstractions;

namespace HcpCsp.Plugin.Pages.Rendering;

/// <summary>Where templates come from: read once, or in development with each page that finds one changed.</summary>
internal sealed class TemplateFolder
{
    private readonly string folder;
    private readonly bool follows;
    private volatile Reading reading;

    public TemplateFolder(PluginContext context, string? folder)
        : this(folder ?? Path.Combine(context.PluginFolder, "templates"), context.IsDevelopment)
    {
    }

    /// <param name="folder">Holds the templates.</param>
    /// <param name="follows">Whether changes of its files are to be followed.</param>
    /// <exception cref="InvalidOperationException">A template is wrong; the message names each file, line and column.</exception>
    public TemplateFolder(string folder, bool follows = false)
    {
        this.folder = folder;
        this.follows = follows;
        reading = new Reading(StampOf(folder), TemplateSet.Read(folder));
    }

    /// <exception cref="InvalidOperationException">A template was changed and is wrong now; the message names each file, line and column.</exception>
    public TemplateSet Read()
    {
        if (!follows)
            return reading.Templates;
        string stamp = StampOf(folder);
        if (!string.Equals(stamp, reading.Stamp, StringComparison.Ordinal))
            reading = new Reading(stamp, TemplateSet.Read(folder));
        return reading.Templates;
    }

    private static string StampOf(string folder) => string.Join(
        '|', new DirectoryInfo(folder).EnumerateFiles("*.html").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.LastWriteTimeUtc.Ticks} {file.Length}"));

    private sealed record Reading(string Stamp, TemplateSet Templates);
}
