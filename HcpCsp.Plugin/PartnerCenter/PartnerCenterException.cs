namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Microsoft refused, or kept failing after the retries.</summary>
internal sealed class PartnerCenterException : Exception
{
    public PartnerCenterException(string message)
        : base(message)
    {
    }

    public PartnerCenterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Method and path without query, such as <c>GET v1/customers/{id}/subscriptions</c>, or a file; empty when it isn't about one call.</summary>
    public string Call { get; init; } = "";

    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Microsoft's error code as text; empty for none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The request id that Microsoft's support asks for; the one we sent when there was no answer.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What we sent to tie several requests together; empty for none.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>Whether trying again later may help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>One sentence that tells what to do.</summary>
    public string Advice { get; init; } = "";
}

/// <summary>No token can be had until a person acts.</summary>
internal sealed class SignInNeededException : Exception
{
    public SignInNeededException(Model.TokenState state, string message, Exception? innerException)
        : base(message, innerException) => State = state;

    public Model.TokenState State { get; }
}
