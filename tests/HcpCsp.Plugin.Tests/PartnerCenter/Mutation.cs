using System.Text;
using System.Text.Json;
using CsCheck;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>Spoils a good document: by bytes, by values, by cutting and by repeating.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Place">Where, as a part of the whole.</param>
/// <param name="Value">What with.</param>
internal sealed record Mutation(int Kind, double Place, int Value)
{
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "[]", "{}", "0", "-1", "\"\"", "1e999", "-1e-999", "0.00000000000000000000000000000000000000001", "\"\\ud800\"", "\"\\udc00x\"",
            "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"2026-13-45T99:99:99\"", "\"org:\"", "\"http://[\"", "\"https://a.example/%\"",
            new string('9', 400), "\"" + new string('9', 400) + "\"", new string('[', 100) + new string(']', 100), new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70), "\"" + new string('x', 70_000) + "\"",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xC3, 0x28, (byte)'"'],
        [0xFF, 0xFE],
    ];

    public static Gen<byte[]> Of(params string[] documents) => Gen.Select(
        Gen.Int[0, documents.Length - 1].Select(index => Encoding.UTF8.GetBytes(documents[index])),
        Gen.Select(Gen.Int[0, 7], Gen.Double[0, 1], Gen.Int[0, 255], static (kind, place, value) => new Mutation(kind, place, value)).Array[0, 4],
        static (document, mutations) => mutations.Aggregate(document, static (spoilt, mutation) => mutation.Apply(spoilt)));

    private byte[] Apply(byte[] document)
    {
        int at = (int)(Place * document.Length);
        int until = Math.Min(document.Length, at + Value);
        switch (Kind)
        {
            case 0:
                return [.. document[..at], (byte)Value, .. document[Math.Min(document.Length, at + 1)..]];
            case 1:
                return [.. document[..at], (byte)Value, .. document[at..]];
            case 2:
                return document[..at];
            case 3:
                return [.. document[..at], .. document[until..]];
            case 4:
                return [.. document[..until], .. document[at..]];
            case 5:
                return [0xEF, 0xBB, 0xBF, .. document];
            default:
                (int start, int end) = FindToken(document);
                return [.. document[..start], .. Values[Value % Values.Length], .. document[end..]];
        }
    }

    // A name or a value: a spoilt name is mostly a syntax error, and sometimes a repeated one.
    private (int Start, int End) FindToken(byte[] document)
    {
        var tokens = new List<(int Start, int End)> { (0, 0) };
        try
        {
            var reader = new Utf8JsonReader(document);
            while (reader.Read())
                tokens.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
        }
        catch (JsonException)
        {
            // Spoilt before: the tokens up to there will do.
        }

        return tokens[Math.Min(tokens.Count - 1, (int)(Place * tokens.Count))];
    }
}
