using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>Signed links to a directory of blobs: minted afresh at each reading of a manifest, good for an hour.</summary>
internal sealed class SharedAccess(SimulatorOptions options, FaultSwitches faults)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private readonly ConcurrentDictionary<string, bool> _lapsed = new(StringComparer.Ordinal);

    public string Sign(string directory)
    {
        var now = options.Clock.GetUtcNow();
        var life = faults.IsOn(GraphFaults.SasLife) ? TimeSpan.FromSeconds(faults.Number(GraphFaults.SasLife)) : TimeSpan.FromHours(1);
        var (holder, expires) = (Guid.NewGuid().ToString(), Text(now + life));
        return $"skoid={holder}&sktid={Guid.NewGuid()}&skt={Escaped(Text(now))}&ske={Escaped(Text(now.AddDays(1)))}&sks=b&skv=2021-08-06&sv=2021-08-06"
            + $"&se={Escaped(expires)}&sr=d&sp=rl&sdd=7&sig={Escaped(Signature(directory, holder, expires))}";
    }

    public bool IsValid(string directory, IQueryCollection query)
    {
        var (holder, expires, signature) = (query["skoid"].ToString(), query["se"].ToString(), query["sig"].ToString());
        return DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
            && end > options.Clock.GetUtcNow()
            && !_lapsed.ContainsKey(signature)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(directory, holder, expires)));
    }

    /// <summary>Ends a signature before its time.</summary>
    public void Lapse(IQueryCollection query) => _lapsed[query["sig"].ToString()] = true;

    /// <summary>The holder is new with each minting, so no two signatures are the same.</summary>
    private string Signature(string directory, string holder, string expires) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{directory}\n{holder}\n{expires}")));

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
