using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using HcpCsp.TestHost.Commands;

namespace HcpCsp.TestHost.Tests.Commands;

/// <summary>The simulated Microsoft for somebody else's client, who knows only what the command prints.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hcp-csp-simulate-").FullName;

    [Fact]
    public async Task Simulate_WhatItPrints_IsEnoughForAClient()
    {
        await using var running = await RunningCommand.StartAsync(["--fault", "no-bom", "--today", "2026-11-23"]);
        var tenant = running.Output.Split('\n').First(line => line.StartsWith("Partner tenant ", StringComparison.Ordinal)).Split(' ')[2];
        using var http = new HttpClient();

        using var token = await http.PostAsync($"{running["Authority"]}/{tenant}/oauth2/v2.0/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = running["ClientId"], ["client_secret"] = running["ClientSecret"],
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        }));
        var answer = await token.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("access_token").GetString());
        var customers = await http.GetFromJsonAsync<JsonElement>(running["PartnerCenterUrl"] + "/v1/customers?size=5");

        customers.GetProperty("items").GetArrayLength().ShouldBe(5);
        running.Output.ShouldContain("admin@contosocsp.onmicrosoft.com");
        running.Output.ShouldContain($"Accounts and faults to switch: {running["Authority"]}/");
    }

    [Fact]
    public async Task Simulate_Certificate_IsNamedOnTheStartPage()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now, now.AddDays(1));
        var file = Path.Combine(_folder, "client.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var running = await RunningCommand.StartAsync(["--client-certificate", file]);
        using var http = new HttpClient();

        (await http.GetStringAsync(new Uri(running["Authority"]), TestContext.Current.CancellationToken)).ShouldContain(certificate.Thumbprint);
    }

    [Theory]
    [InlineData("--fault", "thortle", "There is no fault 'thortle'")]
    [InlineData("--today", "23.11.2026", "write yyyy-MM-dd")]
    [InlineData("--client-certificate", "no-such-file.pem", "is no certificate")]
    public void Simulate_WrongArgument_SaysWhy(string option, string value, string reason) =>
        RunningCommand.Parse([option, value]).Errors.Select(error => error.Message).ShouldContain(message => message.Contains(reason));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The command on a free port, until it is disposed.</summary>
    private sealed class RunningCommand : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Printed _printed = new();
        private Task<int> _command = Task.FromResult(0);

        public string Output => _printed.ToString();

        public string this[string setting] => Output.Split('\n').Select(line => line.Trim().Split('=', 2))
            .First(pair => pair[0].EndsWith("__" + setting, StringComparison.Ordinal))[1];

        public static ParseResult Parse(string[] arguments)
        {
            var root = new RootCommand();
            root.Subcommands.Add(SimulateCommand.Create());
            return root.Parse(["simulate", "--port", "0", .. arguments]);
        }

        public static async Task<RunningCommand> StartAsync(string[] arguments)
        {
            var running = new RunningCommand();
            running._command = Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = running._printed }, running._stop.Token);
            // A command that ends has failed: it prints the whole and then serves on.
            (await Task.WhenAny(running._printed.All, running._command)).ShouldBe(running._printed.All);
            return running;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _command;
            _stop.Dispose();
            await _printed.DisposeAsync();
        }
    }

    /// <summary>What was printed, once the command has flushed it.</summary>
    private sealed class Printed : StringWriter
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task All => _all.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _all.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
