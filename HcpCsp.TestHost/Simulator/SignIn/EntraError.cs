namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A refusal in Entra's words.</summary>
internal sealed record EntraError(int Number, string Error, string Text, string? SubError = null)
{
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

    /// <summary>The text as it begins in <c>error_description</c> and on the browser's page.</summary>
    public string Message => FormattableString.Invariant($"AADSTS{Number}: {Text}");
}
