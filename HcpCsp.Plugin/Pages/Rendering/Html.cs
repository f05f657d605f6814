namespace HcpCsp.Plugin.Pages.Rendering;

/// <summary>Text that is HTML already. Only <see cref="PageRenderer"/> makes one: everything else is encoded when it is written.</summary>
internal sealed class Html
{
    internal Html(string markup) => Markup = markup;

    public string Markup { get; }
}
