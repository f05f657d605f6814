using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>What is asked for. One token request names the scopes of one service only; one refresh token buys both.</summary>
internal sealed class Scopes(IOptions<MicrosoftOptions> options)
{
    private static readonly string[] Graph = ["https://graph.microsoft.com/PartnerBilling.Read.All"];

    private readonly MicrosoftCloud cloud = MicrosoftCloud.Of(options.Value);

    /// <summary>Whether the cloud has billing on Graph at all; else its scope is neither asked nor checked.</summary>
    public bool HasGraphBilling => cloud.HasGraphBilling;

    /// <summary>What the person consents to beside Partner Center.</summary>
    public IReadOnlyList<string> ExtraConsent => HasGraphBilling ? Graph : [];

    public IReadOnlyList<string> Of(TokenAudience audience) =>
        audience == TokenAudience.Graph ? Graph : [cloud.PartnerCenterResource + "/user_impersonation"];
}
