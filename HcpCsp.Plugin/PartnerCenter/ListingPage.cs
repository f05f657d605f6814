using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>One page of a listing. Its items are kept as Microsoft wrote them, so that a page of thousands becomes no tree of objects.</summary>
/// <remarks>Its <c>totalCount</c> is the size of the page and tells nothing, so it isn't read.</remarks>
/// <param name="Json">The whole page.</param>
/// <param name="Call">What it answers.</param>
/// <param name="Items">Parts of it, one for each item.</param>
internal sealed record ListingPage(
    ReadOnlyMemory<byte> Json, CallTrace Call, IReadOnlyList<ReadOnlyMemory<byte>> Items, string? ContinuationToken, LinkResponse? Next)
{
    /// <exception cref="PartnerCenterException">It is no page, or has no list: only a list of none proves that there is nothing.</exception>
    public static ListingPage Read(ApiAnswer answer)
    {
        try
        {
            return Read(answer.Json, answer.Call);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Failures.Malformed(answer.Call, exception);
        }
    }

    /// <summary>What the items mean; for lists that are of use only as a whole.</summary>
    /// <param name="type">Their form.</param>
    /// <param name="toModel">Their meaning; throws <see cref="JsonException"/> for one that lacks what it must have.</param>
    /// <exception cref="PartnerCenterException">An item is something else.</exception>
    public IReadOnlyList<TModel> ReadAll<TResponse, TModel>(JsonTypeInfo<TResponse> type, Func<TResponse, ReadOnlyMemory<byte>, TModel> toModel)
        where TResponse : class
    {
        try
        {
            return [.. Items.Select(item => toModel(
                ListingItems.Find(item, type) ?? throw new JsonException($"An item of the list is something else: {ListingItems.Quote(item)}"), item))];
        }
        catch (JsonException exception)
        {
            throw Failures.Malformed(Call, exception);
        }
    }

    public bool HasItemsOf(ListingPage other) =>
        Items.Count == other.Items.Count && Items.Zip(other.Items).All(static pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    private static ListingPage Read(ReadOnlyMemory<byte> json, CallTrace call)
    {
        List<ReadOnlyMemory<byte>>? items = null;
        string? token = null;
        LinksResponse? links = null;
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The page is no object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!; // A property's name is never null.
            reader.Read();
            if (Is(name, "items") && reader.TokenType == JsonTokenType.StartArray)
                items = ReadItems(ref reader, json);
            else if (Is(name, "continuationToken") && reader.TokenType == JsonTokenType.String)
                token = reader.GetString();
            else if (Is(name, "links") && reader.TokenType == JsonTokenType.StartObject)
                links = JsonSerializer.Deserialize(ref reader, WireJsonContext.Default.LinksResponse);
            else
                reader.Skip();
        }

        // Throws when something else stands behind the page.
        reader.Read();
        return new ListingPage(json, call, items ?? throw new JsonException("The page has no list of items."), token, links?.Next);
    }

    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static List<ReadOnlyMemory<byte>> ReadItems(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(json[start..(int)reader.BytesConsumed]);
        }

        return items;
    }
}
