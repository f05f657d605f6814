using System.Globalization;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Fields that BSON has no exact type for: moments to the tick, calendar dates, enum values by name.</summary>
internal static class BsonFields
{
    private const string DateForm = "yyyy-MM-dd";

    // BSON's own date ends at milliseconds, so that what is read wouldn't equal what was saved.
    public static BsonValue Moment(DateTimeOffset? moment) => moment is { } value ? new BsonValue(value.UtcTicks) : BsonValue.Null;

    public static BsonValue Date(DateOnly? date) =>
        date is { } value ? new BsonValue(value.ToString(DateForm, CultureInfo.InvariantCulture)) : BsonValue.Null;

    public static BsonValue Number(decimal? number) => number is { } value ? new BsonValue(value) : BsonValue.Null;

    public static BsonValue Flag(bool? flag) => flag is { } value ? new BsonValue(value) : BsonValue.Null;

    public static BsonValue Text(string? text) => text is null ? BsonValue.Null : new BsonValue(text);

    public static DateTimeOffset GetMoment(this BsonDocument document, string name) => new(document[name].AsInt64, TimeSpan.Zero);

    public static DateTimeOffset? FindMoment(this BsonDocument document, string name) => document[name].IsNull ? null : document.GetMoment(name);

    public static DateOnly? FindDate(this BsonDocument document, string name) =>
        document[name].IsNull ? null : DateOnly.ParseExact(document[name].AsString, DateForm, CultureInfo.InvariantCulture);

    public static decimal? FindNumber(this BsonDocument document, string name) => document[name].IsNull ? null : document[name].AsDecimal;

    public static bool? FindFlag(this BsonDocument document, string name) => document[name].IsBoolean ? document[name].AsBoolean : null;

    public static string? FindText(this BsonDocument document, string name) => document[name].IsNull ? null : document[name].AsString;

    public static string GetText(this BsonDocument document, string name) => document.FindText(name) ?? "";

    /// <summary>The value of that name; the fallback for a name that this version doesn't know.</summary>
    public static TEnum GetEnum<TEnum>(this BsonDocument document, string name, TEnum fallback)
        where TEnum : struct, Enum =>
        Enum.TryParse(document.GetText(name), out TEnum value) ? value : fallback;

    public static IReadOnlyList<T> GetList<T>(this BsonDocument document, string name, Func<BsonDocument, T> read) =>
        document[name] is { IsArray: true, AsArray: { Count: > 0 } items } ? [.. items.Select(item => read(item.AsDocument))] : [];

    public static BsonArray Texts(IEnumerable<string> texts) => new(texts.Select(static text => new BsonValue(text)));

    /// <summary>Empty when there are none.</summary>
    public static IReadOnlyList<string> GetTexts(this BsonDocument document, string name) =>
        document[name] is { IsArray: true, AsArray: { Count: > 0 } texts } ? [.. texts.Select(static text => text.AsString)] : [];

    public static BsonArray List<T>(IEnumerable<T> items, Func<T, BsonDocument> write) => new(items.Select(item => (BsonValue)write(item)));
}
