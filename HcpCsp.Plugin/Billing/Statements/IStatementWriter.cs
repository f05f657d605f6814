namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Writes what a customer gets. The billing that issues it doesn't know how files look.</summary>
internal interface IStatementWriter
{
    /// <summary>A safe file name.</summary>
    string FileNameOf(CustomerStatement statement);

    /// <summary>The same statement gives the same bytes.</summary>
    /// <returns>Line items written.</returns>
    /// <exception cref="StatementNotWrittenException">The file must not go out.</exception>
    Task<int> WriteAsync(CustomerStatement statement, Stream output, CancellationToken cancellationToken);
}

/// <summary>A statement's file must not go out; the message says why, for people.</summary>
internal sealed class StatementNotWrittenException(string message, Exception innerException) : Exception(message, innerException);
