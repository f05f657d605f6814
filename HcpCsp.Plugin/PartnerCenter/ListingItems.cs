using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Items of a listing, read one by one, so that one in a dress that nobody knows doesn't take the others with it.</summary>
internal static class ListingItems
{
    private const int LongestQuote = 120;
    private const int MostNamed = 5;

    /// <summary>Null when the item is something else.</summary>
    public static T? Find<T>(ReadOnlyMemory<byte> item, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(item.Span, type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The beginning of an item, for people who look for it.</summary>
    public static string Quote(ReadOnlyMemory<byte> item)
    {
        string text = Encoding.UTF8.GetString(item.Span);
        return text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
    }

    /// <summary>What is told once all others are read: nobody may take the list for whole.</summary>
    /// <param name="list">Such as <c>customers</c>.</param>
    /// <param name="items">One sentence's part for each: what could be read of it.</param>
    public static PartnerCenterException Unreadable(string list, IReadOnlyList<string> items)
    {
        string rest = items.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {items.Count - MostNamed} more") : "";
        string named = string.Join("; ", items.Take(MostNamed)) + rest;
        return new PartnerCenterException(string.Create(CultureInfo.InvariantCulture, $"{items.Count} of Microsoft's {list} can't be read: {named}. All others are."))
        {
            Advice = "Try again later; if it stays, report it to Microsoft, whose answer lacks what every one must have.",
        };
    }
}
