namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Gives access tokens. Written by Onboarding, which alone knows sign-in.</summary>
internal interface ITokenSource
{
    /// <summary>A token that is valid now.</summary>
    /// <exception cref="SignInNeededException">A person must sign in again, or the app registration must be put right.</exception>
    /// <exception cref="PartnerCenterException">A passing fault of the token service.</exception>
    Task<string> GetTokenAsync(PartnerTenant tenant, TokenAudience audience, CancellationToken cancellationToken);

    /// <summary>A token other than one that Microsoft refused; the same one when no other can be had.</summary>
    /// <inheritdoc cref="GetTokenAsync"/>
    Task<string> RenewTokenAsync(PartnerTenant tenant, TokenAudience audience, string refusedToken, CancellationToken cancellationToken) =>
        GetTokenAsync(tenant, audience, cancellationToken);
}

internal enum TokenAudience
{
    PartnerCenter,
    Graph,
}
