namespace HcpCsp.Plugin.Onboarding;

/// <summary>How browsers reach the host: section <c>HcpCsp:Host</c>.</summary>
internal sealed class OnboardingOptions
{
    /// <summary>Null when the host's own idea of its address is right.</summary>
    public Uri? PublicUrl { get; set; }
}
