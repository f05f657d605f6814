using System.Collections.Frozen;

namespace HcpCsp.Plugin.Model.Lines;

/// <summary>
/// The attributes of a line, each named once: the reader of Microsoft's files, the segments of the store and the sheets of the
/// workbooks all go by this list.
/// </summary>
/// <typeparam name="TLine">The line type.</typeparam>
internal sealed class LineSchema<TLine>
{
    private readonly FrozenDictionary<string, LineColumn<TLine>> byName;

    /// <param name="create">Makes an empty line.</param>
    /// <param name="copy">Makes a line that says the same.</param>
    /// <param name="columns">In the order in which they are stored.</param>
    /// <param name="getExtra">Reads what no column takes.</param>
    /// <param name="setExtra">Keeps it.</param>
    /// <param name="converted">
    /// Attributes that say the same as a column in another form, by Microsoft's name for them: read into that column, never stored by themselves.
    /// </param>
    public LineSchema(
        Func<TLine> create,
        Func<TLine, TLine> copy,
        IReadOnlyList<LineColumn<TLine>> columns,
        Func<TLine, string?> getExtra,
        Action<TLine, string?> setExtra,
        params IReadOnlyList<LineColumn<TLine>> converted)
    {
        Create = create;
        Copy = copy;
        Columns = columns;
        GetExtra = getExtra;
        SetExtra = setExtra;

        // The last one of a name counts: a converted attribute may be called like its column.
        byName = columns
            .SelectMany(static column => column.WireNames.Append(column.Name).Select(name => KeyValuePair.Create(name, column)))
            .Concat(converted.Select(static column => KeyValuePair.Create(column.Name, column)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public Func<TLine> Create { get; }

    public Func<TLine, TLine> Copy { get; }

    /// <summary>In a fixed order: the stored segments depend on it, so new ones are added at the end only.</summary>
    public IReadOnlyList<LineColumn<TLine>> Columns { get; }

    /// <summary>Attributes that the schema doesn't name, as a JSON object's text; null for none.</summary>
    public Func<TLine, string?> GetExtra { get; }

    public Action<TLine, string?> SetExtra { get; }

    /// <summary>Finds a column by any name that Microsoft uses for it, in any case.</summary>
    public LineColumn<TLine>? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>One attribute of a line.</summary>
/// <param name="Name">Our name, the one of the Graph files.</param>
internal abstract record LineColumn<TLine>(string Name, IReadOnlyList<string> WireNames);

internal sealed record TextColumn<TLine>(string Name, Func<TLine, string?> Get, Action<TLine, string?> Set, params string[] Aliases)
    : LineColumn<TLine>(Name, Aliases);

/// <summary>A number kept exactly: prices come with up to 22 decimals.</summary>
internal sealed record NumberColumn<TLine>(string Name, Func<TLine, decimal?> Get, Action<TLine, decimal?> Set, params string[] Aliases)
    : LineColumn<TLine>(Name, Aliases);

/// <summary>A calendar date; the time of day that Microsoft adds means nothing.</summary>
internal sealed record DateColumn<TLine>(string Name, Func<TLine, DateOnly?> Get, Action<TLine, DateOnly?> Set, params string[] Aliases)
    : LineColumn<TLine>(Name, Aliases);

/// <summary>A moment in UTC.</summary>
internal sealed record MomentColumn<TLine>(string Name, Func<TLine, DateTimeOffset?> Get, Action<TLine, DateTimeOffset?> Set, params string[] Aliases)
    : LineColumn<TLine>(Name, Aliases);
