using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Signed links to a directory of blobs: minted afresh at each reading of a manifest, good for an hour.</summary>
internal sealed class SharedAccess(SimulatorOptions options)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Sign(string directory)
    {
        var now = options.Clock.GetUtcNow();
        var expires = Text(now + Life);
        return $"skoid={Guid.NewGuid()}&sktid={Guid.NewGuid()}&skt={Escaped(Text(now))}&ske={Escaped(Text(now.AddDays(1)))}&sks=b&skv=2021-08-06&sv=2021-08-06"
            + $"&se={Escaped(expires)}&sr=d&sp=rl&sdd=7&sig={Escaped(Signature(directory, expires))}";
    }

    public bool IsValid(string directory, IQueryCollection query)
    {
        var expires = query["se"].ToString();
        return DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
            && end > options.Clock.GetUtcNow()
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(query["sig"].ToString()), Encoding.ASCII.GetBytes(Signature(directory, expires)));
    }

    private string Signature(string directory, string expires) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(directory + "\n" + expires)));

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
