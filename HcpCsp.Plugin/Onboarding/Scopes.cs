using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>What is asked for. One token request names the scopes of one service only; one refresh token buys both.</summary>
internal static class Scopes
{
    private static readonly string[] PartnerCenter = ["https://api.partnercenter.microsoft.com/user_impersonation"];
    private static readonly string[] Graph = ["https://graph.microsoft.com/PartnerBilling.Read.All"];

    public static IReadOnlyList<string> Of(TokenAudience audience) => audience == TokenAudience.Graph ? Graph : PartnerCenter;
}
