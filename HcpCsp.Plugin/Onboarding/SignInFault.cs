using System.Globalization;
using HcpCsp.Plugin.Model;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Why Microsoft gave no token, and what that means.</summary>
/// <param name="State">The state that an existing account is in then; null for try later: it passes by itself.</param>
/// <param name="Reason">What it means for a registration.</param>
/// <param name="What">What happened, one sentence.</param>
/// <param name="WhatToDo">What to do, one sentence.</param>
internal sealed record SignInFault(TokenState? State, RefusalReason Reason, string What, string WhatToDo)
{
    /// <summary>Such as AADSTS65001; empty when none was given.</summary>
    public string Code { get; init; } = "";

    /// <summary>A claims challenge that the next sign-in takes along; empty for none.</summary>
    public string Claims { get; init; } = "";

    /// <summary>For people, in one line.</summary>
    public string Text => Code.Length > 0 ? $"{What} ({Code}) {WhatToDo}" : $"{What} {WhatToDo}";

    public static SignInFault From(MsalException exception)
    {
        var service = exception as MsalServiceException;
        EntraError told = EntraError.OfBody(service?.ResponseBody);
        if (told.Error.Length == 0)
            told = told with { Error = exception is MsalUiRequiredException ? "interaction_required" : exception.ErrorCode ?? "" };
        return From(told, isPassing: service?.StatusCode is 429 or >= 500);
    }

    public static SignInFault From(ClientCertificateException exception) =>
        new(TokenState.NeedsConfiguration, RefusalReason.Configuration, exception.Message, exception.WhatToDo);

    /// <summary>The error decides first, then the codes (Microsoft Learn, "Microsoft Entra authentication and authorization error codes").</summary>
    public static SignInFault From(EntraError told, bool isPassing)
    {
        SignInFault byError = isPassing ? SignInFaults.Passing : SignInFaults.OfError(told.Error);

        // A passing fault stays one and a refused app a refused app, whatever the code; the other errors are too wide to say what to do.
        bool isPlain = isPassing || told.Error is "temporarily_unavailable" or "server_error" or "invalid_client";
        SignInFault? byCode = told.Codes.Select(SignInFaults.FindByCode).FirstOrDefault(found => found is not null && (!isPlain || found.State == byError.State));
        string code = told.Codes is [var first, ..] ? string.Create(CultureInfo.InvariantCulture, $"AADSTS{first}") : "";
        return (byCode ?? byError) with { Code = code, Claims = told.Claims };
    }
}
