namespace HcpCsp.TestHost.Frame;

/// <summary>The host's icons: 20 × 20, in the colour of the text beside them, and hidden from screen readers.</summary>
internal static class Icons
{
    public static HtmlText Logo { get; } = new("""
        <svg class="hcp-logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><path fill="#4cc2ff" d="M16 2 28 9v14l-12 7L4 23V9z"/><path fill="#0b1f3a" d="M16 7.2 23.6 11.6v8.8L16 24.8 8.4 20.4v-8.8z"/><path fill="#fff" d="M11.5 11.5h2.4v3.3h4.2v-3.3h2.4v9h-2.4v-3.5h-4.2v3.5h-2.4z"/></svg>
        """);

    public static HtmlText Home { get; } = Line("M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5");

    public static HtmlText Menu { get; } = Line("M3 5.5h14M3 10h14M3 14.5h14");

    public static HtmlText Search { get; } = Line("M8.8 14.1a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6zM12.7 12.7l4 4");

    public static HtmlText Bell { get; } = Line("M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5a1.7 1.7 0 0 0 3 0");

    public static HtmlText Accounts { get; } = Line("M3.5 16.5c0-3 2-5 4.5-5s4.5 2 4.5 5M8 9a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 9zM13 4.2a2.5 2.5 0 0 1 0 4.6M14 11.8c1.7.6 2.7 2.4 2.7 4.7");

    public static HtmlText Plugins { get; } = Line("M4 4h5v5H4zM11.5 4h4.5v5h-4.5zM4 11.5h5V16H4zM13.7 11.3v5M11.3 13.8h5");

    public static HtmlText Audit { get; } = Line("M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h5");

    public static HtmlText Jobs { get; } = Line("M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10 6.5V10l2.5 2");

    public static HtmlText Chevron { get; } = new("""
        <svg class="hcp-chevron" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" d="m6 8 4 4 4-4"/></svg>
        """);

    private static HtmlText Line(string path) => new($"""
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" d="{path}"/></svg>
        """);
}
