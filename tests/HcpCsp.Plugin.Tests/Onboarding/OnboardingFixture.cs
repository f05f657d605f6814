using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
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
    public const string Session = "session-1";
    private readonly ServiceProvider services;

    public OnboardingFixture()
    {
        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Microsoft:Authority"] = "http://localhost:5081",
            ["Microsoft:ClientId"] = "6f2a1c9e-5d3b-4e7a-8c1f-90ab12cd34ef",
            ["Microsoft:ClientSecret"] = "secret",
        }).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<ICspStore>(Store);
        collection.AddSingleton<ISecretProtector, ReversingProtector>();
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

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public IAccountRegistration Registration => services.GetRequiredService<IAccountRegistration>();

    public TokenSource Tokens => services.GetRequiredService<TokenSource>();

    public static AccountForm Form(string name = "Contoso", string tenantId = TenantId) =>
        new() { Name = name, TenantId = tenantId, Culture = CultureInfo.GetCultureInfo("en-US") };

    public void AnswerTokens(string tenantId = TenantId, string? methods = """["pwd","mfa"]""")
    {
        string amr = methods is null ? "" : $",\"amr\":{methods}";
        string idToken = Token($$"""{"tid":"{{tenantId}}","oid":"22222222-0000-0000-0000-000000000001","sub":"s","preferred_username":"admin@contoso.example"{{amr}} }""");
        string accessToken = Token($$"""{"tid":"{{tenantId}}"{{amr}} }""");
        string client = Encode($$"""{"uid":"22222222-0000-0000-0000-000000000001","utid":"{{tenantId}}"}""");
        AnswerTokens(_ => FakeMicrosoft.Json($$"""{"token_type":"Bearer","expires_in":4799,"scope":"https://api.partnercenter.microsoft.com/user_impersonation","access_token":"{{accessToken}}","refresh_token":"refresh-secret","id_token":"{{idToken}}","client_info":"{{client}}"}"""));
    }

    public void AnswerTokens(Func<HttpRequestMessage, HttpResponseMessage> answer) => TokenService.On($"/{TenantId}/oauth2/v2.0/token", answer);

    public void RefuseTokens(string error, int code) => AnswerTokens(_ => FakeMicrosoft.Json(
        string.Create(CultureInfo.InvariantCulture, $$"""{"error":"{{error}}","error_description":"AADSTS{{code}}: refused","error_codes":[{{code}}]}"""), HttpStatusCode.BadRequest));

    /// <summary>Begins, and tells the state that the browser takes along.</summary>
    public async Task<string> BeginAsync(AccountForm? form = null)
    {
        RegistrationStart start = await Registration.BeginAsync(form ?? Form(), Session, default);
        Uri address = start.ShouldBeOfType<RegistrationStart.LeaveTo>().Address;
        return address.Query.Split('&').Single(part => part.StartsWith("state=", StringComparison.Ordinal))["state=".Length..];
    }

    public Task<RegistrationEnd> ReturnAsync(string state, string session = Session) => Registration.CompleteAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = state, ["code"] = "code-1" }, session, default);

    public async Task<RegistrationEnd> RegisterAsync() => await ReturnAsync(await BeginAsync());

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string Token(string claims) => $"{Encode("{\"alg\":\"none\"}")}.{Encode(claims)}.signature";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
