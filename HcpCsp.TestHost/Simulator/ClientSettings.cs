namespace HcpCsp.TestHost.Simulator;

/// <summary>The configuration that a client of the simulator needs.</summary>
internal static class ClientSettings
{
    /// <param name="origin">Scheme, host and port, without a slash at the end.</param>
    /// <param name="options">Whose application the client is.</param>
    public static IReadOnlyDictionary<string, string> For(string origin, SimulatorOptions options) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HcpCsp:Microsoft:Authority"] = origin,
        ["HcpCsp:Microsoft:PartnerCenterUrl"] = origin,
        ["HcpCsp:Microsoft:GraphUrl"] = origin,
        ["HcpCsp:Microsoft:ClientId"] = options.ClientId,
        ["HcpCsp:Microsoft:ClientSecret"] = options.ClientSecret,
    };

    /// <summary>The key as the name of an environment variable.</summary>
    public static string VariableOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
