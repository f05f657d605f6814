using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Keys made of parts, such that all keys that begin with the same parts stand together.</summary>
internal static class Keys
{
    private const char Separator = '|';
    private const char PastSeparator = '}';
    private const int LongestPart = 64;

    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    public static string Join(params ReadOnlySpan<string> parts) => string.Join(Separator, parts!);

    /// <summary>All keys that begin with these parts and go on.</summary>
    public static BsonExpression Below(params ReadOnlySpan<string> parts)
    {
        string prefix = Join(parts);
        return Query.Between("_id", prefix + Separator, prefix + PastSeparator);
    }

    /// <summary>A text from outside as a part of a key: as it is when it is a plain id, else its hash, since keys have a longest length.</summary>
    public static string Part(string text) =>
        text.Length is > 0 and <= LongestPart && !text.AsSpan().ContainsAnyExcept(PlainCharacters)
            ? text
            : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)).AsSpan(0, 16));

    public static string Summary(string versionId, string customerId, string currency) => Join(versionId, Part(customerId), Part(currency));
}
