using System.Net.Sockets;
using HcpCsp.Abstractions.Services;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HcpCsp.TestHost.Mail;

/// <summary>Hands mails to a mail server.</summary>
internal sealed class SmtpRoute(MailOptions options) : IMailRoute
{
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(options.SmtpHost, options.SmtpPort, SecureSocketOptions.Auto, cancellationToken);
            if (options.User.Length > 0)
                await client.AuthenticateAsync(options.User, options.Password, cancellationToken);
            await client.SendAsync(mail, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (SmtpCommandException refused)
        {
            throw new MailException($"The mail server {options.SmtpHost} refused the mail: {refused.Message}", refused) { IsTransient = (int)refused.StatusCode is >= 400 and < 500 };
        }
        catch (AuthenticationException refused)
        {
            throw new MailException($"The mail server {options.SmtpHost} refused the user {options.User}. Check Mail:User and Mail:Password.", refused);
        }
        catch (Exception failed) when (failed is SocketException or IOException or ProtocolException or SslHandshakeException)
        {
            throw new MailException($"The mail server {options.SmtpHost}:{options.SmtpPort} can't be reached: {failed.Message}", failed) { IsTransient = true };
        }
    }
}
