namespace HcpCsp.Abstractions.Services;

/// <summary>Sends mail in the host's name, by the mail server that the host's operator has set.</summary>
public interface IMailer
{
    /// <summary>
    /// Sends one mail. Returns once the mail server has taken it, or, where the operator has set none, once the host keeps it in its outbox.
    /// A message whose key the host has sent already is not sent again, also after a restart: so a repeat is harmless.
    /// </summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellationToken">Ends the attempt; the mail may have gone out all the same, and a repeat finds that out.</param>
    /// <exception cref="ArgumentException">The message has no recipient, an address that is none, or a subject of several lines.</exception>
    /// <exception cref="MailException">The server refused it, or can't be reached; <see cref="MailException.IsTransient"/> tells whether to try again.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}

/// <summary>One mail.</summary>
public sealed record MailMessage
{
    /// <summary>Names the mail among all that the plugin ever sends, such as <c>report/2026-10/4711/v1</c>; at most 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>Addresses, one each, such as <c>finance@contoso.example</c>. Empty when <see cref="Role"/> is given.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Role whose holders get it too, each at the address that the host knows; null for nobody beside <see cref="To"/>.</summary>
    public string? Role { get; init; }

    /// <summary>One line, plain text.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text of any length; lines end with <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>In order; empty for none.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a mail.</summary>
public sealed record MailAttachment
{
    /// <summary>As the reader sees it, without a folder; any characters but control characters.</summary>
    public required string FileName { get; init; }

    /// <summary>Such as <c>application/pdf</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Opens the content from its start. The host calls it once per attempt, and disposes the stream.</summary>
    public required Func<Stream> Open { get; init; }
}

/// <summary>A mail wasn't sent.</summary>
public sealed class MailException : Exception
{
    /// <summary>Makes one without a word.</summary>
    public MailException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened and what to do, for people.</param>
    public MailException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened and what to do, for people.</param>
    /// <param name="innerException">What the mail server or the network said.</param>
    public MailException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same mail may go out later: the server can't be reached, or asks for patience. False when it refuses this mail.</summary>
    public bool IsTransient { get; init; }
}
