using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HcpCsp.Plugin.Model;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Why Microsoft gave no token, in the words of the trade (Microsoft Learn, "Microsoft Entra authentication and authorization error codes").</summary>
/// <param name="Kind">What it means for a registration.</param>
/// <param name="Code">Such as AADSTS65001; empty when none was given.</param>
/// <param name="What">What happened, one sentence.</param>
/// <param name="WhatToDo">What to do, one sentence.</param>
internal sealed partial record SignInFault(SignInFaultKind Kind, string Code, string What, string WhatToDo)
{
    /// <summary>The state that an existing account is in then; null when it passes by itself.</summary>
    public TokenState? State => Kind switch
    {
        SignInFaultKind.TryLater => null,
        SignInFaultKind.Configuration => TokenState.NeedsConfiguration,
        _ => TokenState.NeedsSignIn,
    };

    public static SignInFault From(MsalException exception)
    {
        var service = exception as MsalServiceException;
        int code = FindCodeInBody(service?.ResponseBody) ?? FindCode(exception.Message);
        bool isPassing = service?.StatusCode is 429 or >= 500;
        return From(exception.ErrorCode ?? "", code, isPassing, exception is MsalUiRequiredException);
    }

    /// <summary>Of what the browser's redirect brought back.</summary>
    public static SignInFault FromRedirect(string error, string description) => From(error, FindCode(description), isPassing: false, needsPerson: false);

    private static SignInFault From(string error, int number, bool isPassing, bool needsPerson)
    {
        string code = number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"AADSTS{number}");
        if (ByNumber(number) is { } known)
            return known with { Code = code };
        SignInFault fault = error switch
        {
            "access_denied" => Declined,
            "temporarily_unavailable" or "server_error" => Passing,
            _ when isPassing => Passing,
            "invalid_client" or "unauthorized_client" or "invalid_request" or "invalid_resource" or "invalid_scope" or "unsupported_grant_type" => Configuration,
            "interaction_required" or "invalid_grant" or "login_required" or "consent_required" => Lapsed,
            _ => needsPerson ? Lapsed : Passing,
        };
        return fault with { Code = code };
    }

    private static readonly SignInFault Declined = new(
        SignInFaultKind.Declined, "", "The sign-in or the consent was declined.", "Try again and accept what Microsoft asks.");

    private static readonly SignInFault Passing = new(
        SignInFaultKind.TryLater, "", "Microsoft's sign-in service has a passing fault.", "Try again in a few minutes.");

    private static readonly SignInFault Configuration = new(
        SignInFaultKind.Configuration, "", "Microsoft doesn't accept the app registration as it is configured.", "Check HcpCsp:Microsoft and the app registration in Entra.");

    private static readonly SignInFault Lapsed = new(
        SignInFaultKind.SignIn, "", "The sign-in has lapsed.", "Sign in again on the account page.");

    private static readonly SignInFault Mfa = new(
        SignInFaultKind.Mfa, "", "Microsoft asks for multi-factor authentication, and the sign-in lacks it.", "Set up MFA for the person who signs in, then sign in with it.");

    private static SignInFault? ByNumber(int number) => number switch
    {
        0 => null,
        65001 => new(SignInFaultKind.Consent, "", "Nobody consented to this app for the partner tenant.", "Sign in again and consent."),
        65004 => Declined,
        650052 or 650056 or 650057 or 500011 => Configuration with
        {
            What = "The app registration lacks a permission, or the partner tenant doesn't know the service it asks for.",
            WhatToDo = "Add the permissions of Partner Center and PartnerBilling.Read.All to the app registration, then consent again.",
        },
        50072 or 50074 or 50076 or 50078 or 50079 => Mfa,
        50158 => Mfa with { What = "An outside MFA provider wasn't satisfied." },
        53003 => new(SignInFaultKind.SignIn, "", "A Conditional Access policy of the partner tenant blocks the sign-in.", "Ask the administrator of the partner tenant to allow this app, then sign in again."),
        70008 or 700082 => Lapsed with { What = "The sign-in lapsed, since it wasn't used for a long time." },
        70043 => Lapsed with { What = "The partner tenant's sign-in frequency policy ended the sign-in." },
        50173 => Lapsed with { What = "The sign-in was revoked, such as by a password reset." },
        70000 => Lapsed with { What = "Microsoft doesn't know the kept sign-in." },
        54005 or 501481 => new(SignInFaultKind.TryLater, "", "Microsoft's answer was used twice or doesn't belong to this sign-in.", "Start again with Login with Microsoft."),
        50011 => Configuration with
        {
            What = "The redirect address isn't registered with the app.",
            WhatToDo = "Add this host's address followed by /csp/consent to the redirect addresses of the app registration.",
        },
        50020 or 50034 or 16000 => new(SignInFaultKind.WrongTenant, "", "The chosen account isn't of the partner tenant.", "Sign in with an account of the tenant whose Account ID you typed."),
        50194 => Configuration with { What = "The app registration is single-tenant.", WhatToDo = "Make the app registration multi-tenant in Entra." },
        700016 or 700011 => new(SignInFaultKind.Configuration, "", "The partner tenant doesn't know the app.", "Check the Account ID and HcpCsp:Microsoft:ClientId, then consent in the right tenant."),
        90002 => new(SignInFaultKind.WrongTenant, "", "Microsoft knows no tenant of this Account ID.", "Check the Account ID for typing errors."),
        50057 => new(SignInFaultKind.SignIn, "", "The account that signed in is disabled.", "Enable it in Entra, or sign in with another one."),
        50105 => new(SignInFaultKind.SignIn, "", "The account that signed in isn't assigned to the app.", "Assign it in Entra under Enterprise applications, then sign in again."),
        50126 or 50053 or 50055 => Lapsed with { What = "Microsoft refused the name or the password." },
        7000215 => Configuration with { What = "The client secret is wrong.", WhatToDo = "Set HcpCsp:Microsoft:ClientSecret to the secret's value, not its id." },
        7000222 => Configuration with { What = "The client secret has expired.", WhatToDo = "Make a new secret in Entra and set HcpCsp:Microsoft:ClientSecret." },
        700027 => Configuration with { What = "Microsoft doesn't accept the certificate.", WhatToDo = "Upload the certificate to the app registration, and check this server's clock." },
        50196 => Passing with { What = "Microsoft saw too many sign-ins in a row.", WhatToDo = "Wait some minutes, then try again." },
        50033 or 50087 => Passing,
        _ => null,
    };

    private static int? FindCodeInBody(string? body)
    {
        if (string.IsNullOrEmpty(body))
            return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error_codes", out JsonElement codes)
                && codes.ValueKind == JsonValueKind.Array && codes.GetArrayLength() > 0
                && codes[0].TryGetInt32(out int code) ? code : null;
        }
        catch (JsonException)
        {
            // A gateway's page: the message has to do.
            return null;
        }
    }

    private static int FindCode(string text) =>
        AadstsCode().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    [GeneratedRegex("AADSTS(?<number>[0-9]{4,8})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AadstsCode();
}

internal enum SignInFaultKind
{
    SignIn,
    Consent,
    Mfa,
    WrongTenant,
    Declined,
    Configuration,
    TryLater,
}
