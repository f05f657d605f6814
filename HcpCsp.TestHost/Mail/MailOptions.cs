namespace HcpCsp.TestHost.Mail;

/// <summary>Section <c>Mail</c> of the host's configuration.</summary>
internal sealed record MailOptions
{
    /// <summary>Empty keeps mails as files in the outbox.</summary>
    public string SmtpHost { get; init; } = "";

    public int SmtpPort { get; init; } = 25;

    /// <summary>Empty when the server asks for none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "hcp@localhost";

    public static MailOptions Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Mail");
        var defaults = new MailOptions();
        return new MailOptions
        {
            SmtpHost = section["SmtpHost"] ?? "",
            SmtpPort = section.GetValue("SmtpPort", defaults.SmtpPort),
            User = section["User"] ?? "",
            Password = section["Password"] ?? "",
            From = section["From"] ?? defaults.From,
        };
    }
}
