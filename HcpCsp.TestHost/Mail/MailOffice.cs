using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Storage;
using MimeKit;

namespace HcpCsp.TestHost.Mail;

/// <summary>Sends plugins' mails, each once.</summary>
internal sealed class MailOffice : IDisposable
{
    private const int LongestKey = 200;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly MailOptions options;
    private readonly IMailRoute route;
    private readonly TimeProvider time;
    private readonly JsonLinesFile<SentMail> sentFile;
    private readonly HashSet<string> sent;

    public MailOffice(HostFolders folders, IConfiguration configuration, TimeProvider time)
    {
        this.time = time;
        options = MailOptions.Read(configuration);
        route = options.SmtpHost.Length > 0 ? new SmtpRoute(options) : new OutboxRoute(folders.InHost("outbox"));
        sentFile = new(folders.InHost("mail-sent.jsonl"), HostJson.Default.SentMail);
        sent = [.. sentFile.ReadAll().Select(static mail => mail.Id)];
    }

    public async Task SendAsync(string pluginId, MailMessage message, CancellationToken cancellationToken)
    {
        MailboxAddress[] to = [.. ListRecipients(message)];
        Check(message);
        string id = IdOf(pluginId, message.Key);

        // One at a time: of two senders with one key, the second finds it sent.
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (sent.Contains(id))
                return;
            using MimeMessage mail = Make(id, message, to);
            await route.SendAsync(mail, cancellationToken);
            sentFile.Append(new SentMail(id, time.GetUtcNow(), pluginId, message.Key, message.Subject, [.. to.Select(static address => address.Address)]));
            sent.Add(id);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        sentFile.Dispose();
    }

    private static IEnumerable<MailboxAddress> ListRecipients(MailMessage message)
    {
        List<string> addresses = [.. message.To];
        if (message.Role is { } role)
            addresses.AddRange(DevelopmentUsers.All.Where(user => user.IsInRole(role)).Select(DevelopmentUsers.AddressOf));
        if (addresses.Count == 0)
            throw new ArgumentException("A mail needs somebody to go to.", nameof(message));
        foreach (string address in addresses.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return MailboxAddress.TryParse(address, out MailboxAddress? parsed) && string.IsNullOrEmpty(parsed.Name) && parsed.Address.Contains('@', StringComparison.Ordinal)
                ? parsed
                : throw new ArgumentException($"'{address}' is no mail address.", nameof(message));
        }
    }

    private static void Check(MailMessage message)
    {
        if (message.Key.Length is 0 or > LongestKey)
            throw new ArgumentException($"A mail's key has from 1 to {LongestKey} characters.", nameof(message));
        // Mail headers end with the line: a second one would be a header of whoever wrote the text.
        if (message.Subject.Any(char.IsControl) || message.Attachments.Any(static file => file.FileName.Any(char.IsControl)))
            throw new ArgumentException("Subjects and file names are one line each, without control characters.", nameof(message));
    }

    private static string IdOf(string pluginId, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pluginId}\n{key}")))[..16]);

    private MimeMessage Make(string id, MailMessage message, MailboxAddress[] to)
    {
        var body = new BodyBuilder { TextBody = message.Text };
        foreach (MailAttachment file in message.Attachments)
            body.Attachments.Add(Attach(file));

        var from = MailboxAddress.Parse(options.From);
        var mail = new MimeMessage([from], to, message.Subject, body.ToMessageBody()) { Date = time.GetUtcNow(), MessageId = $"{id}@{from.Domain}" };
        return mail;
    }

    // Byte for byte: sent as text, a file would come with other line ends, and its hash would be another.
    private static MimePart Attach(MailAttachment file)
    {
        var content = new MemoryStream();
        using (Stream opened = file.Open())
            opened.CopyTo(content);
        content.Position = 0;
        return new MimePart(ContentType.Parse(file.ContentType))
        {
            Content = new MimeContent(content),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = file.FileName,
        };
    }
}

/// <summary>That a mail went out.</summary>
internal sealed record SentMail(string Id, DateTimeOffset At, string Plugin, string Key, string Subject, IReadOnlyList<string> To);
