using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace HcpCsp.TestHost.Simulator;

/// <summary>Puts the server together: services, middleware, endpoints.</summary>
internal static class SimulatorPipeline
{
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
        var signingKey = SignInServices.NewSigningKey();
        builder.Services.AddSingleton(signingKey);
        builder.Services.AddSignIn(options, signingKey);

        var app = builder.Build();
        LogRequests(app);
        SignInTenant.UseTenantInPath(app, world);
        app.UseRouting();
        app.UseAuthentication();
        app.MapSignIn();
        return app;
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
