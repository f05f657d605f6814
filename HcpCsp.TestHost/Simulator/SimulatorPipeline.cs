using HcpCsp.TestHost.Simulator.Caching;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.Graph;
using HcpCsp.TestHost.Simulator.Pages;
using HcpCsp.TestHost.Simulator.PartnerCenter;
using HcpCsp.TestHost.Simulator.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace HcpCsp.TestHost.Simulator;

/// <summary>Puts the server together: services, middleware, endpoints.</summary>
internal static class SimulatorPipeline
{
    private static readonly string[] Slow = ["/v1/", "/v1.0/", "/blobs/"];

    public static WebApplication Build(SimulatorOptions options, SimulatedWorld world, Action<WebApplicationBuilder> listen)
    {
        // Its own configuration: settings, addresses and files of the process around it are not meant for it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        listen(builder);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRouting();
        builder.Services.AddAuthentication();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton(world);
        builder.Services.AddSingleton<RequestLog>();
        builder.Services.AddSingleton<FaultSwitches>();
        builder.Services.AddSingleton<CacheFolder>();
        builder.Services.AddHostedService<TotalsInAdvance>();
        var signingKey = SignInServices.NewSigningKey();
        builder.Services.AddSingleton(signingKey);
        builder.Services.AddSignIn(options, signingKey);
        builder.Services.AddPartnerCenter();
        builder.Services.AddGraph();
        builder.Services.AddPages();

        var app = builder.Build();
        LogRequests(app);
        SlowDown(app, options);
        SignInTenant.UseTenantInPath(app, world);
        app.UseTokenTrouble();
        app.UseRouting();
        app.UseAuthentication();
        app.MapSignIn();
        app.MapPartnerCenter();
        app.MapGraph();
        app.MapPages();
        return app;
    }

    /// <summary>The APIs and the blobs answer late; the sign-in doesn't.</summary>
    private static void SlowDown(WebApplication app, SimulatorOptions options)
    {
        if (options.Latency <= TimeSpan.Zero)
            return;
        app.Use(async (context, next) =>
        {
            if (context.Request.Path.Value is { } path && Slow.Any(root => path.StartsWith(root, StringComparison.Ordinal)))
                await Task.Delay(options.Latency, options.Clock, context.RequestAborted);
            await next(context);
        });
    }

    private static void LogRequests(WebApplication app)
    {
        var log = app.Services.GetRequiredService<RequestLog>();
        app.Use(async (context, next) =>
        {
            var request = context.Request;
            var (method, host, path, hadAuthorization) = (request.Method, request.Host.Value ?? "", request.Path.Value ?? "", request.Headers.Authorization.Count > 0);
            try
            {
                await next(context);
            }
            finally
            {
                log.Add(new LoggedRequest(method, host, path, context.Response.StatusCode, hadAuthorization));
            }
        });
    }
}
