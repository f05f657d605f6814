using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>Registration with MSAL itself, on a fake token service.</summary>
internal sealed class OnboardingFixture : IAsyncDisposable
{
    public const string TenantId = "0d5e5c1a-7c3b-4a52-9a0e-3f6d1c2b4a01";
    public const string OtherTenantId = "5b1f0c2d-9e8a-4d37-b6c5-1a2b3c4d5e6f";
    public const string ClientId = "6f2a1c9e-5d3b-4e7a-8c1f-90ab12cd34ef";
    public const string Session = "session-1";
    private readonly ServiceProvider services;

    /// <param name="settings">In place of, or beside, those that every test has.</param>
    public OnboardingFixture(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Microsoft:Authority"] = "http://localhost:5081",
            ["Microsoft:ClientId"] = ClientId,
            ["Microsoft:ClientSecret"] = "secret",
        };
        foreach (var (key, value) in settings)
            values[key] = value;
        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<ICspStore>(Store);
        collection.AddSingleton<ISecretProtector, ReversingProtector>();
        collection.AddSingleton<INotifier>(Notifier);
        collection.AddSingleton<IHostJobs>(Jobs);
        collection.AddSingleton(new PluginContext
        {
            Manifest = new PluginManifest { Id = "hcp-csp", Name = "CSP", Version = "0.1.0", EntryAssembly = "a", EntryType = "b", MinHostVersion = "6.2" },
            PluginFolder = "/",
            DataFolder = "/",
            Configuration = section,
            HostVersion = new Version(6, 2),
            PublicUrl = new Uri("http://localhost:5080"),
        });
        collection.AddPartnerCenter(section).AddOnboarding(section);
        collection.AddSingleton<IPartnerCenter>(Probe);
        collection.AddSingleton<IPartnerProbe>(Probe);
        collection.AddSingleton(provider => new SignInConnection(provider.GetRequiredService<IOptions<MicrosoftOptions>>(), TokenService));
        services = collection.BuildServiceProvider();
        AnswerTokens();
    }

    public FakeMicrosoft TokenService { get; } = new();

    public FakePartnerProbe Probe { get; } = new(TenantId);

    public InMemoryStore Store { get; } = new();

    public RecordingNotifier Notifier { get; } = new();

    public RecordingSchedules Jobs { get; } = new();

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public IAccountRegistration Registration => services.GetRequiredService<IAccountRegistration>();

    public SignInUpkeep Upkeep => services.GetRequiredService<SignInUpkeep>();

    public TokenSource Tokens => services.GetRequiredService<TokenSource>();

    public static AccountForm Form(string name = "Contoso", string tenantId = TenantId) =>
        new() { Name = name, TenantId = tenantId, Culture = CultureInfo.GetCultureInfo("en-US") };

    /// <summary>Answers for a tenant, as its token service does.</summary>
    /// <param name="tenantId">Tenant whose service answers, and of the person who signs in.</param>
    /// <param name="methods">The claim amr; null for none.</param>
    /// <param name="refreshToken">The refresh token that comes with it.</param>
    /// <param name="path">Tenant whose service answers, when the person is of another.</param>
    public void AnswerTokens(string tenantId = TenantId, string? methods = """["pwd","mfa"]""", string refreshToken = "refresh-secret", string path = TenantId)
    {
        string amr = methods is null ? "" : $",\"amr\":{methods}";
        string idToken = Token($$"""{"tid":"{{tenantId}}","oid":"22222222-0000-0000-0000-000000000001","sub":"s","preferred_username":"admin@contoso.example"{{amr}} }""");
        string accessToken = Token($$"""{"tid":"{{tenantId}}"{{amr}} }""");
        string client = Encode($$"""{"uid":"22222222-0000-0000-0000-000000000001","utid":"{{tenantId}}"}""");
        TokenService.On($"/{path}/oauth2/v2.0/token", _ => FakeMicrosoft.Json($$"""{"token_type":"Bearer","expires_in":4799,"scope":"https://api.partnercenter.microsoft.com/user_impersonation","access_token":"{{accessToken}}","refresh_token":"{{refreshToken}}","id_token":"{{idToken}}","client_info":"{{client}}"}"""));
    }

    public void AnswerTokens(Func<HttpRequestMessage, HttpResponseMessage> answer) => TokenService.On($"/{TenantId}/oauth2/v2.0/token", answer);

    public void RefuseTokens(string error, int code) => AnswerTokens(_ => FakeMicrosoft.Json(
        string.Create(CultureInfo.InvariantCulture, $$"""{"error":"{{error}}","error_description":"AADSTS{{code}}: refused","error_codes":[{{code}}]}"""), HttpStatusCode.BadRequest));

    /// <summary>The forms that were posted to the token endpoint, in order.</summary>
    public List<Dictionary<string, string>> TokenRequests() =>
    [
        .. TokenService.Requests.Select(static asked => asked.Body.Split('&').Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal)),
    ];

    public async Task<PartnerAccount> GetRegisteredAsync() => (await RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;

    public Task<string> RenewAsync(PartnerAccount account, TokenAudience audience = TokenAudience.PartnerCenter) =>
        Tokens.RenewTokenAsync(new PartnerTenant(account.Id, account.TenantId), audience, "refused", default);

    /// <summary>The query of the address that the browser was sent to, by name.</summary>
    public static Dictionary<string, string> QueryOf(RegistrationStart start) =>
        start.ShouldBeOfType<RegistrationStart.LeaveTo>().Address.Query.TrimStart('?').Split('&').Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')), StringComparer.Ordinal);

    /// <summary>Begins, and tells the state that the browser takes along.</summary>
    public async Task<string> BeginAsync(AccountForm? form = null, string session = Session) =>
        QueryOf(await Registration.BeginAsync(form ?? Form(), session, default))["state"];

    public Task<RegistrationEnd> ReturnAsync(string state, string session = Session) => Registration.CompleteAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = state, ["code"] = "code-1" }, session, default);

    public async Task<RegistrationEnd> RegisterAsync() => await ReturnAsync(await BeginAsync());

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string Token(string claims) => $"{Encode("{\"alg\":\"none\"}")}.{Encode(claims)}.signature";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
