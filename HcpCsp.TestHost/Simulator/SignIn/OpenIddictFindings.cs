using OpenIddict.Abstractions;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Which of Entra's refusals each of OpenIddict's own findings is.</summary>
internal static class OpenIddictFindings
{
    /// <param name="errorUri">Ends with the finding's own number.</param>
    public static EntraError Translate(string? error, string? errorUri, OpenIddictRequest? request)
    {
        var finding = errorUri is null ? "" : errorUri[(errorUri.LastIndexOf('/') + 1)..];
        var isRefresh = request?.IsRefreshTokenGrantType() == true;
        return (error, finding) switch
        {
            ("invalid_client" or "invalid_token", _) when !string.IsNullOrEmpty(request?.ClientAssertion) => EntraError.AssertionRejected,
            ("invalid_client", _) => EntraError.WrongSecret,
            (_, "ID2010") => EntraError.CodeUsed,
            (_, "ID2012") => EntraError.RefreshTokenLapsed,
            (_, "ID2052") => EntraError.VerifierWrong,
            (_, "ID2019") => isRefresh ? EntraError.RefreshTokenLapsed : EntraError.CodeLapsed,
            ("invalid_grant", _) => isRefresh ? EntraError.RefreshTokenMalformed : EntraError.CodeMalformed,
            _ => new EntraError(900144, error ?? "invalid_request", $"The request body is missing something or holds something wrong ({finding})."),
        };
    }
}
