namespace HcpCsp.Plugin.Pages;

/// <summary>The menu's symbols: 20 × 20 units, drawn with the text's colour.</summary>
internal static class Icons
{
    public const string Account = Open + """<path d="M5.5 15.5h9a3.5 3.5 0 0 0 .6-6.95 5 5 0 0 0-9.7-.9A4 4 0 0 0 5.5 15.5Z"/>""" + Close;
    public const string Dashboard = Open + """<path d="M3 17h14M5.5 14v-4M10 14V5M14.5 14V8"/>""" + Close;
    public const string Customers = Open + """<circle cx="7.5" cy="7" r="2.75"/><path d="M2.5 16c.3-3 2.2-4.6 5-4.6s4.7 1.6 5 4.6M12.5 4.5a2.6 2.6 0 0 1 0 5M14.5 11.8c1.8.6 2.8 2 3 4.2"/>""" + Close;
    public const string Billing = Open + """<path d="M5 2.5h7l3 3v12l-2-1.3-1.7 1.3-1.6-1.3L8 17.5l-1.5-1.3L5 17.5ZM7.5 8h5M7.5 11h5"/>""" + Close;
    public const string Statements = Open + """<path d="M5 2.5h6.5l3.5 3.5v11.5H5ZM11.5 2.5V6H15M7.5 10.5l1.8 1.8 3.2-3.6"/>""" + Close;
    public const string Reports = Open + """<path d="M4 2.5h12v15H4ZM7 13.5v-2M10 13.5v-5M13 13.5V10M7 5.5h6"/>""" + Close;
    public const string Plans = Open + """<path d="M3 9.5V3h6.5l7.5 7.5-6.5 6.5Z"/><circle cx="6.5" cy="6.5" r="1"/>""" + Close;
    public const string Renewals = Open + """<path d="M3.5 4.5h13v12h-13ZM3.5 8h13M7 2.5v4M13 2.5v4M7.5 12.3l1.7 1.7 3.3-3.4"/>""" + Close;
    public const string Backups = Open + """<path d="M3 4.5h14v4H3ZM4 8.5v7h12v-7M8 11.5h4"/>""" + Close;

    private const string Open = """<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">""";
    private const string Close = "</svg>";
}
