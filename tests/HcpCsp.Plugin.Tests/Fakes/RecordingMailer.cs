using HcpCsp.Abstractions.Services;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Keeps what was mailed, each key once, as the contract says.</summary>
internal sealed class RecordingMailer : IMailer
{
    private readonly Lock sending = new();

    public List<MailMessage> Sent { get; } = [];

    /// <summary>What each mail had with it, by the mail's key: name and content.</summary>
    public Dictionary<string, (string Name, byte[] Content)[]> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>How often it was asked to send anything.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether the mail server is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>Why a mail can't be sent; null when it can.</summary>
    public Func<MailMessage, Exception?> Refuse { get; set; } = static _ => null;

    /// <summary>Once the mail is out, before the caller hears of it; may throw.</summary>
    public Action<MailMessage> OnSent { get; set; } = static _ => { };

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        lock (sending)
        {
            Attempts++;
            if (IsAway)
                throw new MailException("The mail server can't be reached.") { IsTransient = true };
            if (Refuse(message) is { } refusal)
                throw refusal;
            if (Sent.All(mail => mail.Key != message.Key))
            {
                Sent.Add(message);
                Attached[message.Key] = [.. message.Attachments.Select(Read)];
            }

            OnSent(message);
        }

        return Task.CompletedTask;
    }

    private static (string Name, byte[] Content) Read(MailAttachment attachment)
    {
        using Stream stream = attachment.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return (attachment.FileName, content.ToArray());
    }
}
