using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>The errors of Entra in the words of the trade (Microsoft Learn, "Microsoft Entra authentication and authorization error codes").</summary>
internal static class SignInFaults
{
    public static readonly SignInFault Passing = new(
        State: null, RefusalReason.TryLater, "Microsoft's sign-in service has a passing fault.", "Try again in a few minutes.");

    private static readonly SignInFault Declined = new(
        TokenState.NeedsSignIn, RefusalReason.Declined, "The sign-in or the consent was declined.", "Sign in again and accept what Microsoft asks.");

    private static readonly SignInFault Configuration = new(
        TokenState.NeedsConfiguration, RefusalReason.Configuration,
        "Microsoft doesn't accept the app registration as it is configured.", "Check HcpCsp:Microsoft and the app registration in Entra.");

    private static readonly SignInFault Lapsed = new(
        TokenState.NeedsSignIn, RefusalReason.Configuration, "The sign-in has lapsed.", "Sign in again on the account page.");

    private static readonly SignInFault Mfa = new(
        TokenState.NeedsSignIn, RefusalReason.NoMfa,
        "Microsoft asks for multi-factor authentication, and the sign-in lacks it.", "Set up MFA for the person who signs in, then sign in again with it.");

    private static readonly SignInFault MissingPermission = Configuration with
    {
        What = "The app registration lacks a permission, or the partner tenant doesn't know the service it asks for.",
        WhatToDo = "Add the permissions of Partner Center and PartnerBilling.Read.All to the app registration, then consent again.",
    };

    private static readonly SignInFault WrongTenant = new(
        TokenState.NeedsSignIn, RefusalReason.WrongTenant,
        "The chosen account isn't of the partner tenant.", "Sign in with an account of the tenant whose Account ID you typed.");

    /// <summary>What an error means by itself: where no code is given, or one that nobody knew when this was written.</summary>
    public static SignInFault OfError(string error) => error switch
    {
        "access_denied" => Declined,
        "invalid_client" or "unauthorized_client" or "invalid_resource" or "invalid_scope" => Configuration,
        "invalid_grant" or "interaction_required" or "login_required" or "consent_required" => Lapsed,
        _ => Passing,
    };

    public static SignInFault? FindByCode(int code) => code switch
    {
        65001 => Declined with { What = "Nobody consented to this app for the partner tenant.", WhatToDo = "Sign in again and consent." },
        65004 => Declined,
        650052 or 650056 or 650057 or 500011 => MissingPermission,
        50072 or 50074 or 50076 or 50078 or 50079 => Mfa,
        50158 => Mfa with { What = "An outside MFA provider wasn't satisfied.", WhatToDo = "Sign in again and pass what that provider asks." },
        53003 => Lapsed with
        {
            What = "A Conditional Access policy of the partner tenant blocks the sign-in.",
            WhatToDo = "Ask the administrator of the partner tenant to allow this app, then sign in again.",
        },
        70008 or 700082 => Lapsed with { What = "The sign-in lapsed, since it wasn't used for a long time." },
        70043 => Lapsed with { What = "The partner tenant's sign-in frequency policy ended the sign-in." },
        50173 => Lapsed with { What = "The sign-in was revoked, such as by a password reset." },
        70000 => Lapsed with { What = "Microsoft doesn't know the kept sign-in." },
        54005 or 501481 => new(
            TokenState.NeedsSignIn, RefusalReason.TryLater, "Microsoft's answer was used twice or doesn't belong to this sign-in.", "Start again with Login with Microsoft."),
        50011 => Configuration with
        {
            What = "The redirect address isn't registered with the app.",
            WhatToDo = "Add this host's address followed by /csp/consent to the redirect addresses of the app registration.",
        },
        50020 or 50034 or 16000 => WrongTenant,
        50194 => Configuration with { What = "The app registration is single-tenant.", WhatToDo = "Make the app registration multi-tenant in Entra." },
        700016 or 700011 => Configuration with
        {
            What = "The partner tenant doesn't know the app.",
            WhatToDo = "Check the Account ID and HcpCsp:Microsoft:ClientId, then consent in the right tenant.",
        },
        90002 => new(
            TokenState.NeedsConfiguration, RefusalReason.WrongTenant, "Microsoft knows no tenant of this Account ID.", "Check the Account ID for typing errors."),
        50057 => Lapsed with { What = "The account that signed in is disabled.", WhatToDo = "Enable it in Entra, or sign in again with another one." },
        50105 => Lapsed with
        {
            What = "The account that signed in isn't assigned to the app.",
            WhatToDo = "Assign it in Entra under Enterprise applications, then sign in again.",
        },
        50126 or 50053 or 50055 => Lapsed with { What = "Microsoft refused the name or the password." },
        7000215 => Configuration with { What = "The client secret is wrong.", WhatToDo = "Set HcpCsp:Microsoft:ClientSecret to the secret's value, not its id." },
        7000222 => Configuration with { What = "The client secret has expired.", WhatToDo = "Make a new secret in Entra and set HcpCsp:Microsoft:ClientSecret." },
        700027 => Configuration with { What = "Microsoft doesn't accept the certificate.", WhatToDo = "Upload the certificate to the app registration, and check this server's clock." },
        50196 => Passing with { What = "Microsoft saw too many sign-ins in a row.", WhatToDo = "Wait some minutes, then try again." },
        50033 or 50087 => Passing,
        _ => null,
    };
}
