using HcpCsp.Abstractions.Services;

namespace HcpCsp.TestHost.Mail;

/// <summary>The mail office as one plugin sees it.</summary>
internal sealed class PluginMailer(MailOffice office, string pluginId) : IMailer
{
    public Task SendAsync(MailMessage message, CancellationToken cancellationToken) => office.SendAsync(pluginId, message, cancellationToken);
}
