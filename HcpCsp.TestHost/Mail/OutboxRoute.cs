using HcpCsp.TestHost.Storage;
using MimeKit;

namespace HcpCsp.TestHost.Mail;

/// <summary>Keeps mails as <c>.eml</c> files, which mail programs open: for a host without a mail server.</summary>
internal sealed class OutboxRoute(string folder) : IMailRoute
{
    public Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        string id = mail.MessageId ?? throw new ArgumentException("The mail has no id.", nameof(mail));
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, id.Split('@')[0] + ".eml"), stream => mail.WriteTo(stream, cancellationToken));
        return Task.CompletedTask;
    }
}
