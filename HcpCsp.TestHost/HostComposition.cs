using System.Reflection;
using HcpCsp.TestHost.ApiKeys;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.HostPages;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Mail;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Search;
using HcpCsp.TestHost.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace HcpCsp.TestHost;

/// <summary>Puts the host together: the one file that knows all its parts.</summary>
internal static class HostComposition
{
    public static WebApplication Build(HostOptions options)
    {
        // Empty: no files of settings, no watchers on folders, nothing that the host didn't ask for.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = Assembly.GetExecutingAssembly().GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection(options.Settings);
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls([.. options.Urls.Select(AllowFreePort)]);
        AddLogging(builder.Logging, options);
        AddPlatform(builder.Services, options);
        AddParts(builder.Services, options);
        WebApplication app = builder.Build();
        Wire(app);
        return app;
    }

    /// <summary>Kestrel takes a free port on one address only, and localhost is two.</summary>
    private static string AllowFreePort(string url) =>
        url.TrimEnd('/').EndsWith("//localhost:0", StringComparison.OrdinalIgnoreCase) ? url.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase) : url;

    private static void AddLogging(ILoggingBuilder logging, HostOptions options)
    {
        logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("HcpCsp", LogLevel.Information)
            // The keys lie in a folder that only the host's own account may read.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
            // A form with an old token is answered with a page; it isn't the host's fault.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical)
            // On standard error, so that standard output stays what the commands promise.
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        options.ConfigureLogging?.Invoke(logging);
    }

    private static void AddPlatform(IServiceCollection services, HostOptions options)
    {
        var folders = new HostFolders(options.DataFolder);
        services.AddSingleton(folders);
        services.AddRouting();
        services.AddDataProtection().SetApplicationName("hcp-test-host").PersistKeysToFileSystem(new DirectoryInfo(folders.Keys));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = PageRequests.AntiforgeryField;
            antiforgery.HeaderName = "RequestVerificationToken";
            antiforgery.Cookie.Name = "hcp-antiforgery";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true; // The content security policy says it already.
        });
        // A pricing plan of 500 items is one form, with some twenty values each.
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = MultipartForms.MostParts);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "hcp-session";
            cookie.Cookie.HttpOnly = true;
            // Lax, not Strict: the way back from Microsoft's sign-in comes from another site.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
    }

    private static void AddParts(IServiceCollection services, HostOptions options)
    {
        services.AddSingleton(options).AddSingleton(options.Time).AddSingleton<PublicAddress>();
        services.AddSingleton<AuditTrail>().AddSingleton<NotificationCenter>().AddSingleton<NotificationEvents>().AddSingleton<MailOffice>().AddSingleton<Contributions>().AddSingleton<SearchDesk>();
        services.AddSingleton<ApiKeyRing>().AddSingleton<WrongKeys>().AddSingleton<ApiKeyDoor>();
        services.AddSingleton<RunHistory>().AddSingleton<ScheduleStore>().AddSingleton<JobDesk>();
        services.AddSingleton<PageRequests>().AddSingleton<MultipartForms>().AddSingleton<PageFrame>().AddSingleton<Refusals>().AddSingleton<SecurityHeaders>();
        services.AddSingleton<PageResponder>().AddSingleton<EventStreamWriter>().AddSingleton<FileSender>();
        services.AddSingleton<RequestDispatcher>().AddSingleton<RouteTable>().AddSingleton<RoutePatternChecker>();
        services.AddSingleton<PluginServices>().AddSingleton<PluginCatalog>().AddSingleton<SignInEndpoints>();
        HostPageSet.AddTo(services);
    }

    private static void Wire(WebApplication app)
    {
        IServiceProvider services = app.Services;
        app.Use(services.GetRequiredService<SecurityHeaders>().AddAsync);
        app.UseRouting();
        app.UseAuthentication();
        HostAssets.Map(app);
        services.GetRequiredService<SignInEndpoints>().Map(app);

        var pages = services.GetRequiredService<HostPageSet>();
        var routes = services.GetRequiredService<RouteTable>();
        var catalog = services.GetRequiredService<PluginCatalog>();
        catalog.ClaimForHost(pages.Routes, ["/signin", "/signout", .. HostAssets.All.Select(asset => asset.Path)]);
        routes.Set(HostRoute.HostOwner, pages.Routes, new PluginGate());
        services.GetRequiredService<Contributions>().Set(HostRoute.HostOwner, HostPageSet.MenuItems, []);
        ((IEndpointRouteBuilder)app).DataSources.Add(routes);
    }
}
