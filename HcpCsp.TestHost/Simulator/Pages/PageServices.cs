namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>The simulator's own pages: for people who use it, not for clients of Microsoft.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<StartPage>();
        services.AddSingleton<FaultPage>();
        services.AddSingleton<FaultActions>();
        services.AddSingleton<FaultDoor>();
    }

    public static void MapPages(this WebApplication app)
    {
        var (page, door) = (app.Services.GetRequiredService<FaultPage>(), app.Services.GetRequiredService<FaultDoor>());
        app.MapGet("/", app.Services.GetRequiredService<StartPage>().Show);
        app.MapGet(SimulatorPage.StylePath, () => Results.Text(SimulatorPage.Style, "text/css"));
        app.MapGet("/faults", (string? done) => page.Show(done));
        app.MapPost("/faults", async (HttpRequest request) => page.Post(request, await request.ReadFormAsync(request.HttpContext.RequestAborted)));
        app.MapPost("/faults/actions", async (HttpRequest request) => page.PostAction(request, await request.ReadFormAsync(request.HttpContext.RequestAborted)));
        app.MapGet("/faults.json", door.List);
        app.MapPut("/faults/{name}", door.Put);
        app.MapDelete("/faults/{name}", door.Delete);
    }
}
