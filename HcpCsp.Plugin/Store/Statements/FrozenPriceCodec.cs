using System.Globalization;
using System.IO.Compression;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Store.Statements;

/// <summary>Packs the prices of a statement: a line of text each, the position as the step from the one before, compressed.</summary>
internal static class FrozenPriceCodec
{
    // Some 3 bytes a price: far below what a document holds.
    public const int MostInPack = 500_000;

    public static byte[] Pack(IEnumerable<FrozenPrice> prices)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new BrotliStream(packed, CompressionLevel.Fastest)))
        {
            int before = 0;
            string currency = "";
            foreach (FrozenPrice price in prices)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{price.Position - before} {price.Price.Amount}"));
                if (!string.Equals(price.Price.Currency, currency, StringComparison.Ordinal))
                    text.Write(" " + price.Price.Currency);
                text.Write('\n');
                (before, currency) = (price.Position, price.Price.Currency);
            }
        }

        return packed.ToArray();
    }

    public static IEnumerable<FrozenPrice> Unpack(byte[] packed)
    {
        using var text = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        int position = 0;
        string currency = "";
        while (text.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            position += int.Parse(parts[0], CultureInfo.InvariantCulture);
            if (parts.Length > 2)
                currency = parts[2];
            yield return new FrozenPrice(position, new Money(decimal.Parse(parts[1], CultureInfo.InvariantCulture), currency));
        }
    }
}
