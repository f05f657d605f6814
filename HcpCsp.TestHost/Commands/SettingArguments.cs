namespace HcpCsp.TestHost.Commands;

/// <summary>Reads <c>--HcpCsp:Section:Key=value</c> from the command line.</summary>
internal static class SettingArguments
{
    private const string Prefix = "--HcpCsp:";

    /// <param name="tokens">What no option of the command has taken.</param>
    /// <param name="problems">A sentence for each token that isn't a setting.</param>
    public static Dictionary<string, string?> Read(IEnumerable<string> tokens, out IReadOnlyList<string> problems)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var wrong = new List<string>();
        foreach (string token in tokens)
        {
            int equals = token.IndexOf('=', StringComparison.Ordinal);
            if (token.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && equals > Prefix.Length)
                settings[token[2..equals]] = token[(equals + 1)..];
            else
                wrong.Add($"'{token}' is not known. A setting is written as --HcpCsp:Section:Key=value.");
        }

        problems = wrong;
        return settings;
    }
}
