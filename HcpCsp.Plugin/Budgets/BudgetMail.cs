using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using Microsoft.Extensions.Logging;

namespace HcpCsp.Plugin.Budgets;

/// <summary>Mails Cloud Admins what was told of budgets.</summary>
internal sealed partial class BudgetMail(BudgetWatch watch, IMailer mailer, ILogger<BudgetMail> log)
{
    /// <summary>Of this month, one mail each. The host sends none twice, so what failed goes out with the next discovery.</summary>
    public async Task SendAsync(string accountId, CancellationToken cancellationToken)
    {
        try
        {
            foreach (BudgetAlert alert in watch.ListAlerts(accountId))
                await mailer.SendAsync(About(alert), cancellationToken);
        }
        catch (MailException failed)
        {
            // The notification list and the dashboard have it: a mail server that is away doesn't make a discovery fail.
            NotSent(log, accountId, failed);
        }
    }

    private static MailMessage About(BudgetAlert alert)
    {
        Notification told = BudgetNotices.About(alert);
        string about = string.Create(
            CultureInfo.InvariantCulture, $"{alert.AccountId}/{alert.CustomerId}/{alert.Month:yyyy-MM}/{alert.Threshold?.ToString(CultureInfo.InvariantCulture) ?? "forecast"}/{alert.Limit.Amount}{alert.Limit.Currency}");
        return new MailMessage
        {
            // A customer's id is Microsoft's text, and may be longer than a key.
            Key = "budget/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about))),
            Role = HcpRoles.CloudAdmin,
            Subject = new string([.. told.Title.Where(static letter => !char.IsControl(letter))]),
            Text = told.Text,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail about a budget of account {AccountId} was not sent. It is tried again after the next discovery.")]
    private static partial void NotSent(ILogger log, string accountId, Exception exception);
}
