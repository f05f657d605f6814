using System.Globalization;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Tests.Fakes;
using MimeKit;

namespace HcpCsp.TestHost.Tests.Services;

public sealed class MailTests
{
    private static readonly MailMessage AReport = new()
    {
        Key = "report/2026-10/4711/v1",
        To = ["finance@contoso.example"],
        Subject = "Abrechnung Oktober — 合計",
        Text = "Good morning.\nYour bill is attached.",
        Attachments = [new MailAttachment { FileName = "2026-10 Zoë & Søn.csv", ContentType = "text/csv", Open = static () => new MemoryStream("Price\r\n12.50\r\n"u8.ToArray()) }],
    };

    [Fact]
    public async Task SendAsync_NoMailServer_KeepsAFileThatMailProgramsOpen()
    {
        string data = RunningHost.NewFolder();
        await using var host = await RunningHost.StartAsync(dataFolder: data);

        await host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken);

        using MimeMessage mail = await MimeMessage.LoadAsync(OutboxOf(data).ShouldHaveSingleItem(), TestContext.Current.CancellationToken);
        mail.To.ToString().ShouldBe("finance@contoso.example");
        mail.Subject.ShouldBe(AReport.Subject);
        mail.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n").TrimEnd().ShouldBe(AReport.Text);
        var file = mail.Attachments.ShouldHaveSingleItem().ShouldBeAssignableTo<MimePart>().ShouldNotBeNull();
        file.FileName.ShouldBe("2026-10 Zoë & Søn.csv");
        using var content = new MemoryStream();
        await file.Content.ShouldNotBeNull().DecodeToAsync(content, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(content.ToArray()).ShouldBe("Price\r\n12.50\r\n");
    }

    [Fact]
    public async Task SendAsync_SameKeyAgainAndAfterARestart_SendsOnce()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await RunningHost.StartAsync(dataFolder: data))
        {
            await host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken);
            await host.Get<IMailer>().SendAsync(AReport with { Subject = "Again" }, TestContext.Current.CancellationToken);
        }

        await using var next = await RunningHost.StartAsync(dataFolder: data);
        await next.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken);
        await next.Get<IMailer>().SendAsync(AReport with { Key = "report/2026-10/4711/v2" }, TestContext.Current.CancellationToken);

        OutboxOf(data).Length.ShouldBe(2);
    }

    [Fact]
    public async Task SendAsync_ToARole_GoesToItsHolders()
    {
        string data = RunningHost.NewFolder();
        await using var host = await RunningHost.StartAsync(dataFolder: data);

        await host.Get<IMailer>().SendAsync(AReport with { To = [], Role = HcpRoles.CloudAdmin }, TestContext.Current.CancellationToken);

        using MimeMessage mail = await MimeMessage.LoadAsync(OutboxOf(data).Single(), TestContext.Current.CancellationToken);
        mail.To.ToString().ShouldBe("casey@hcp.example");
    }

    [Fact]
    public async Task SendAsync_MailServer_HandsItOver()
    {
        await using var server = new MailServer();
        await using var host = await StartWithAsync(server);

        await host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken);

        using MimeMessage mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Mails.ShouldHaveSingleItem())), TestContext.Current.CancellationToken);
        mail.From.ToString().ShouldBe("billing@contoso.example");
        mail.Subject.ShouldBe(AReport.Subject);
        mail.Attachments.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("451 busy", true)]
    [InlineData("554 no such mail here", false)]
    public async Task SendAsync_ServerRefuses_SaysWhetherToTryAgainAndSendsItThen(string verdict, bool isTransient)
    {
        await using var server = new MailServer { Verdict = verdict };
        await using var host = await StartWithAsync(server);

        var refused = await Should.ThrowAsync<MailException>(() => host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken));
        server.Verdict = "250 kept";
        await host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken);

        refused.IsTransient.ShouldBe(isTransient);
        refused.Message.ShouldContain(verdict[4..]);
        server.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_IsTransient()
    {
        var gone = new MailServer();
        int port = gone.Port;
        await gone.DisposeAsync();
        await using var host = await StartWithAsync(port);

        (await Should.ThrowAsync<MailException>(() => host.Get<IMailer>().SendAsync(AReport, TestContext.Current.CancellationToken))).IsTransient.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Bill\r\nBcc: everybody@contoso.example", "finance@contoso.example", "bill.csv")]
    [InlineData("Bill", "finance@contoso.example\r\nBcc: everybody@contoso.example", "bill.csv")]
    [InlineData("Bill", "not an address", "bill.csv")]
    [InlineData("Bill", "finance@contoso.example, everybody@contoso.example", "bill.csv")]
    [InlineData("Bill", "finance@contoso.example", "bill.csv\"\r\nX: y")]
    public async Task SendAsync_TextThatWouldBeAHeader_IsRefused(string subject, string to, string fileName)
    {
        string data = RunningHost.NewFolder();
        await using var host = await RunningHost.StartAsync(dataFolder: data);
        MailMessage message = AReport with { Subject = subject, To = [to], Attachments = [AReport.Attachments[0] with { FileName = fileName }] };

        await Should.ThrowAsync<ArgumentException>(() => host.Get<IMailer>().SendAsync(message, TestContext.Current.CancellationToken));

        OutboxOf(data).ShouldBeEmpty();
    }

    private static Task<RunningHost> StartWithAsync(MailServer server) => StartWithAsync(server.Port);

    private static Task<RunningHost> StartWithAsync(int port) => RunningHost.StartAsync(configure: options => options with
    {
        Settings = new Dictionary<string, string?>(options.Settings)
        {
            ["Mail:SmtpHost"] = "127.0.0.1", ["Mail:SmtpPort"] = port.ToString(CultureInfo.InvariantCulture), ["Mail:From"] = "billing@contoso.example",
        },
    });

    private static string[] OutboxOf(string data)
    {
        string folder = Path.Combine(data, "host", "outbox");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
    }
}
