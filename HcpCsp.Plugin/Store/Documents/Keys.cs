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
        return Between(prefix + Separator, prefix + PastSeparator);
    }

    /// <summary>All keys from one up to another.</summary>
    /// <remarks>With parameters: LiteDB compiles each text of an expression once, which takes milliseconds, and keeps it for ever.</remarks>
    public static BsonExpression Between(string first, string last) => BsonExpression.Create("$._id BETWEEN @0 AND @1", first, last);

    /// <summary>All documents whose field has a value.</summary>
    /// <inheritdoc cref="Between"/>
    public static BsonExpression Equal(string field, string value) => BsonExpression.Create($"$.{field} = @0", value);

    /// <summary>A text from outside as a part of a key: as it is when it is a plain id, else its hash, since keys have a longest length.</summary>
    public static string Part(string text) =>
        text.Length is > 0 and <= LongestPart && !text.AsSpan().ContainsAnyExcept(PlainCharacters)
            ? text
            : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)).AsSpan(0, 16));

    public static string Summary(string versionId, string customerId, string currency) => Join(versionId, Part(customerId), Part(currency));
}
