using HcpCsp.TestHost.Simulator.Faults;
using OpenIddict.Abstractions;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Why a user's code or refresh token buys nothing.</summary>
internal sealed class GrantChecks(ConsentBook consents, FaultSwitches faults)
{
    public EntraError? FindRefusal(OpenIddictRequest request, SignInSession session, SimulatedUser user, ApiResource resource)
    {
        if (session.Ending is { } ending)
            return ending;
        if (request.IsRefreshTokenGrantType() && FindRefreshRefusal(session) is { } refusal)
            return refusal;
        return consents.Has(user) && !(resource == ApiResources.Graph && faults.IsOn(SignInFaults.NoGraphConsent)) ? null : EntraError.ConsentMissing;
    }

    /// <summary>Somebody who leaves is gone after the last refresh that they get.</summary>
    public void CountRefresh(SignInSession session, SimulatedUser user)
    {
        if (session.CountRefresh() == SimulatedUser.RefreshesBeforeLeaving && user.Leaves)
            consents.TakeBack(user);
    }

    private EntraError? FindRefreshRefusal(SignInSession session)
    {
        if (faults.IsOn(SignInFaults.ClaimsChallenge) && !session.MetChallenge)
            return EntraError.MfaChallenge;
        return SignInFaults.OfRefresh.FirstOrDefault(pair => faults.IsOn(pair.Fault)).Error;
    }
}
