using System.Globalization;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>Lines with anything in any column, the same ones for the same seed.</summary>
internal static class RandomLines
{
    /// <param name="random">Its seed decides.</param>
    /// <param name="position">Of the line.</param>
    /// <param name="columns">How many of the first columns are filled: those that an older version knew.</param>
    public static InvoiceLine Next(Random random, int position, int columns = int.MaxValue)
    {
        var line = new InvoiceLine { Position = position, Extra = random.Next(5) == 0 ? $"{{\"new\":{random.Next()}}}" : null };
        foreach (LineColumn<InvoiceLine> column in InvoiceLine.Schema.Columns.Take(columns))
        {
            if (random.Next(4) == 0)
                continue;
            switch (column)
            {
                case TextColumn<InvoiceLine> text:
                    text.Set(line, Text(random));
                    break;
                case NumberColumn<InvoiceLine> number:
                    number.Set(line, Number(random));
                    break;
                case DateColumn<InvoiceLine> date:
                    date.Set(line, DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1)));
                    break;
                case MomentColumn<InvoiceLine> moment:
                    moment.Set(line, new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero));
                    break;
            }
        }

        return line;
    }

    /// <summary>Every column as text, numbers with their scale.</summary>
    public static string Describe(InvoiceLine line) => string.Join('\u0001', InvoiceLine.Schema.Columns.Select(column => column switch
    {
        TextColumn<InvoiceLine> text => text.Get(line) is { } value ? "=" + value : "null",
        NumberColumn<InvoiceLine> number => number.Get(line) is { } value ? string.Join(' ', decimal.GetBits(value)) : "null",
        DateColumn<InvoiceLine> date => date.Get(line)?.ToString("O", CultureInfo.InvariantCulture) ?? "null",
        MomentColumn<InvoiceLine> moment => moment.Get(line)?.ToString("O", CultureInfo.InvariantCulture) ?? "null",
        _ => throw new InvalidOperationException(column.Name),
    }).Append(line.Extra ?? "null").Append(line.Position.ToString(CultureInfo.InvariantCulture)));

    private static string Text(Random random) => random.Next(4) switch
    {
        0 => "the same everywhere",
        1 => random.Next(1000).ToString(CultureInfo.InvariantCulture),
        2 => NextGuid(random).ToString(),
        _ => new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0x10000))]),
    };

    private static Guid NextGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static decimal Number(Random random) => random.Next(3) switch
    {
        0 => random.Next(-1000, 1000),
        1 => random.Next(-100000, 100000) / 100m,
        _ => new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
    };
}
