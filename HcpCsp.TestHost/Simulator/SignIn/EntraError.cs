namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A refusal in Entra's words.</summary>
internal sealed record EntraError(int Number, string Error, string Text, string? SubError = null)
{
    /// <summary>What a client must send along as <c>claims</c> at the next sign-in; JSON.</summary>
    public string? Claims { get; init; }

    public static readonly EntraError UnknownTenant = new(90002, "invalid_request", "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
    public static readonly EntraError UnknownApplication = new(700016, "unauthorized_client", "Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");
    public static readonly EntraError RedirectNotRegistered = new(50011, "invalid_request", "The redirect URI specified in the request does not match the redirect URIs configured for the application.");
    public static readonly EntraError WrongSecret = new(7000215, "invalid_client", "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.");
    public static readonly EntraError CodeUsed = new(54005, "invalid_grant", "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
    public static readonly EntraError CodeMalformed = new(9002313, "invalid_grant", "Invalid request. Request is malformed or invalid.");
    public static readonly EntraError CodeLapsed = new(70008, "invalid_grant", "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");
    public static readonly EntraError VerifierWrong = new(501481, "invalid_grant", "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    public static readonly EntraError RefreshTokenLapsed = new(700082, "invalid_grant", "The refresh token has expired due to inactivity.", "bad_token");
    public static readonly EntraError RefreshTokenMalformed = new(70000, "invalid_grant", "Provided grant is invalid or malformed.", "bad_token");
    public static readonly EntraError ConsentMissing = new(65001, "invalid_grant", "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.", "consent_required");
    public static readonly EntraError Declined = new(65004, "access_denied", "User declined to consent to access the app.", "cancel");
    public static readonly EntraError WrongTenant = new(50020, "invalid_grant", "User account from identity provider does not exist in this tenant and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different account.");
    public static readonly EntraError UnknownUser = new(50034, "invalid_grant", "The user account does not exist in this directory.");
    public static readonly EntraError NotSignedIn = new(50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
    public static readonly EntraError UnknownResource = new(500011, "invalid_resource", "The resource principal was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant.");
    public static readonly EntraError TwoResources = new(28000, "invalid_scope", "Provided value for the input parameter scope is not valid because it contains more than one resource.");
    public static readonly EntraError OnlyDefaultScope = new(1002012, "invalid_scope", "The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.");
    public static readonly EntraError SecretMissing = new(7000218, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    public static readonly EntraError PkceMissing = new(9002325, "invalid_request", "Proof Key for Code Exchange is required for authorization code redemption.");
    public static readonly EntraError SingleTenant = new(50194, "invalid_request", "Application is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps. Use a tenant-specific endpoint or configure the application to be multi-tenant.");
    public static readonly EntraError SecretExpired = new(7000222, "invalid_client", "The provided client secret keys for app are expired. Create new keys for your app in the Microsoft Entra admin center, or consider using certificate credentials for added security.");
    public static readonly EntraError AssertionRejected = new(700027, "invalid_client", "The certificate with identifier used to sign the client assertion is not registered on application. Client assertion failed signature, audience, subject or lifetime validation.");
    public static readonly EntraError UserDisabled = new(50057, "invalid_grant", "The user account is disabled.");
    public static readonly EntraError NotAssigned = new(50105, "interaction_required", "Your administrator has configured the application to block users unless they are specifically granted access to it. The signed in user is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.");
    public static readonly EntraError AccessBlocked = new(53003, "invalid_grant", "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "message_only");
    public static readonly EntraError SessionsRevoked = new(50173, "invalid_grant", "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.", "bad_token");
    public static readonly EntraError SignInFrequency = new(70043, "invalid_grant", "The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.", "bad_token");
    public static readonly EntraError MfaStale = new(50078, "interaction_required", "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access the resource.", "basic_action");
    public static readonly EntraError OutsideMfa = new(50158, "interaction_required", "External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.", "basic_action");
    public static readonly EntraError MfaChallenge = new(50076, "interaction_required", "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.", "basic_action") { Claims = """{"access_token":{"capolids":{"essential":true,"values":["7c6b2a4e-5f0d-4c3a-9e18-2b7d60f4a911"]}}}""" };
    public static readonly EntraError RequestLoop = new(50196, "invalid_request", "The server terminated an operation because it encountered a loop while processing a request.");
    public static readonly EntraError Throttled = new(90055, "temporarily_unavailable", "There are too many incoming requests for the tenant.");
    public static readonly EntraError Transient = new(50033, "temporarily_unavailable", "A transient error has occurred. Please try again.");

    /// <summary>The text as it begins in <c>error_description</c> and on the browser's page.</summary>
    public string Message => FormattableString.Invariant($"AADSTS{Number}: {Text}");
}
