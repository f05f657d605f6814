using MimeKit;

namespace HcpCsp.TestHost.Mail;

/// <summary>Where a finished mail goes.</summary>
internal interface IMailRoute
{
    /// <exception cref="Abstractions.Services.MailException">It didn't go.</exception>
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
