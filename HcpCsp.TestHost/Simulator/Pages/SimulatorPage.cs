using System.Text.Encodings.Web;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>The frame of the simulator's own pages, which no Microsoft has.</summary>
internal static class SimulatorPage
{
    public const string StylePath = "/simulator/pages.css";

    public const string Style = """
        :root { color-scheme: light dark; font-family: "Segoe UI", system-ui, sans-serif; line-height: 1.45; }
        body { margin: 0; background: light-dark(#eef3f8, #14181d); color: light-dark(#1b1f24, #e8ecf0); }
        main { box-sizing: border-box; max-width: 70rem; margin: 1.5rem auto; padding: 1rem 2rem 2rem; border-radius: .5rem; background: light-dark(#fff, #1f252c); }
        nav { max-width: 70rem; margin: 1rem auto 0; padding: 0 2rem; } nav a { margin-right: 1.25rem; }
        a { color: light-dark(#0b5394, #8cc2ff); }
        .brand { font-weight: 600; color: light-dark(#8a3b00, #ffb37a); }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: 1.25rem 0 .5rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid light-dark(#d5dbe1, #3a424b); overflow-wrap: break-word; }
        th[scope=col] { white-space: nowrap; }
        pre { padding: 1rem; overflow-x: auto; background: light-dark(#f4f6f8, #14181d); border-radius: .25rem; }
        form { display: flex; gap: .5rem; align-items: center; margin: 0; }
        input { width: 6rem; padding: .3rem; font: inherit; border: 1px solid #707a84; border-radius: .25rem; }
        button { padding: .3rem .9rem; font: inherit; white-space: nowrap; border: 1px solid #0f6cbd; border-radius: .25rem; background: #0f6cbd; color: #fff; cursor: pointer; }
        tr.on { background: light-dark(#fff1df, #3a2c18); } .state { font-weight: 600; }
        [role=status], [role=alert] { padding: .75rem; border-left: .3rem solid #0f6cbd; background: light-dark(#e8f2fb, #17293a); }
        [role=alert] { border-color: #b3261e; background: light-dark(#fdecea, #3b1a18); }
        :focus-visible { outline: .2rem solid #d08000; outline-offset: .1rem; }
        """;

    public static IResult Show(string title, string body, int status = StatusCodes.Status200OK) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)} - Simulated Microsoft</title><link rel="stylesheet" href="{StylePath}"></head>
        <body><nav aria-label="Simulator"><a href="/">Start</a><a href="/faults">Faults</a></nav>
        <main><p class="brand">Simulated Microsoft, not the real one</p><h1>{Text(title)}</h1>{body}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    public static string Text(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
