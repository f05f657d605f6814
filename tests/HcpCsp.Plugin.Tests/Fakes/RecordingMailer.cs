using HcpCsp.Abstractions.Services;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Keeps what was mailed, each key once, as the contract says.</summary>
internal sealed class RecordingMailer : IMailer
{
    public List<MailMessage> Sent { get; } = [];

    /// <summary>Whether the mail server is away.</summary>
    public bool IsAway { get; set; }

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (IsAway)
            throw new MailException("The mail server can't be reached.") { IsTransient = true };
        if (Sent.All(mail => mail.Key != message.Key))
            Sent.Add(message);
        return Task.CompletedTask;
    }
}
