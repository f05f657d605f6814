using System.Security.Cryptography;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>How long to wait before the next try: any time up to a limit that doubles, so that those who failed together don't come back together.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="tried">Tries that failed, from 1.</param>
    public static TimeSpan Jittered(int tried)
    {
        double most = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, tried - 1));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, (int)most + 1));
    }
}
