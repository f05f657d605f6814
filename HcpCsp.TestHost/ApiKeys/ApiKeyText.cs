using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.TestHost.ApiKeys;

/// <summary>How a key is written: <c>hcp_</c>, so that scanners of source code find it, and 256 random bits in base64url.</summary>
internal static class ApiKeyText
{
    public const string Mark = "hcp_";

    private const int Bytes = 32;
    private const int ShownLetters = 6;

    public static string Make() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static string BeginningOf(string text) => text[..(Mark.Length + ShownLetters)];
}
