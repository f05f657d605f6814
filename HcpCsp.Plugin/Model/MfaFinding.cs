namespace HcpCsp.Plugin.Model;

/// <summary>What was found of the sign-in's multi-factor authentication when it was made.</summary>
/// <param name="InToken">Whether the token tells of it; null when it doesn't tell how the person signed in.</param>
/// <param name="ByPartnerCenter">Whether Partner Center takes the sign-in as compliant; null when it didn't tell.</param>
/// <param name="FoundAt">UTC.</param>
internal sealed record MfaFinding(bool? InToken, bool? ByPartnerCenter, DateTimeOffset FoundAt);
