using System.IO.Compression;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.PartnerCenter.Files;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>The real client with all its handlers on a fake network.</summary>
internal sealed class PartnerCenterFixture : IDisposable
{
    public const string TenantId = "0e195b37-4574-4539-bc42-0e539b9684c0";
    private readonly ServiceProvider services;

    /// <param name="settings">Below <c>HcpCsp</c>.</param>
    public PartnerCenterFixture(params (string Key, string Value)[] settings)
        : this(settings, overRealSockets: false)
    {
    }

    private PartnerCenterFixture((string Key, string Value)[] settings, bool overRealSockets)
    {
        IConfiguration section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<ITokenSource>(Tokens);
        collection.AddSingleton<IStartedExports>(Started);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
        collection.AddPartnerCenter(section);
        if (!overRealSockets)
        {
            collection.AddHttpClient(ApiCaller.ClientName).ConfigurePrimaryHttpMessageHandler(() => Microsoft);
            collection.AddHttpClient(ApiCaller.DocumentsName).ConfigurePrimaryHttpMessageHandler(() => Microsoft);
            collection.AddHttpClient(BlobFiles.ClientName).ConfigurePrimaryHttpMessageHandler(() => Microsoft);
        }

        services = collection.BuildServiceProvider();
    }

    public static PartnerTenant Tenant { get; } = new("a1b2c3d4e5f6", TenantId);

    public FakeMicrosoft Microsoft { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public FakeStartedExports Started { get; } = new();

    public CapturedLog Log { get; } = new();

    // Waits pass by themselves: a delay moves the clock as soon as somebody waits for it.
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };

    public IPartnerCenter Client => services.GetRequiredService<IPartnerCenter>();

    public BillingExports Exports => services.GetRequiredService<BillingExports>();

    public BlobFiles Files => services.GetRequiredService<BlobFiles>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public RequestMeter Meter => services.GetRequiredService<RequestMeter>();

    /// <summary>The same client on real sockets, with both of Microsoft's services at one address.</summary>
    public static PartnerCenterFixture OverHttp(Uri server) =>
        new([("Microsoft:PartnerCenterUrl", server.AbsoluteUri), ("Microsoft:GraphUrl", server.AbsoluteUri)], overRealSockets: true);

    public static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    public static string Payload(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PartnerCenter", "Payloads", name));

    /// <summary>Waits for a task while the clock runs fast, and tells how much time passed on it.</summary>
    public async Task<TimeSpan> RunAsync(Task task)
    {
        DateTimeOffset start = Time.GetUtcNow();
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
            if (!task.IsCompleted)
                Time.Advance(TimeSpan.FromMilliseconds(250));
        }

        return Time.GetUtcNow() - start;
    }

    public async Task<T> FinishAsync<T>(Task<T> task)
    {
        await RunAsync(task);
        return await task;
    }

    public async Task<List<ListedCustomer>> ListCustomersAsync()
    {
        var found = new List<ListedCustomer>();
        async Task CollectAsync()
        {
            await foreach (IReadOnlyList<ListedCustomer> page in Client.ListCustomerPagesAsync(Tenant, default))
                found.AddRange(page);
        }

        Task collecting = CollectAsync();
        await RunAsync(collecting);
        await collecting;
        return found;
    }

    public void Dispose() => services.Dispose();
}

internal sealed class FakeTokens : ITokenSource
{
    public int Renewals { get; private set; }

    public Task<string> GetTokenAsync(PartnerTenant tenant, TokenAudience audience, CancellationToken cancellationToken) => Task.FromResult(audience + "-token");

    public Task<string> RenewTokenAsync(PartnerTenant tenant, TokenAudience audience, string refusedToken, CancellationToken cancellationToken) =>
        Task.FromResult($"{audience}-renewed-{++Renewals}");
}
