namespace HcpCsp.Plugin.Model;

/// <summary>A tenant we resell to.</summary>
internal sealed record Customer
{
    /// <summary>Normal form of <see cref="CustomerId"/>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Domain { get; init; } = "";

    public string Country { get; init; } = "";

    /// <summary>As Microsoft says: reseller, advisor …; empty when known only from lines.</summary>
    public string Relationship { get; init; } = "";

    /// <summary>First time a listing or a line named it, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Last complete listing that named it, UTC; null when known only from lines.</summary>
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>Set when a complete listing lacked it: it is marked, never deleted.</summary>
    public DateTimeOffset? NotSeenSince { get; init; }

    /// <summary>Earlier names, oldest first, with the moment they were replaced.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];

    /// <summary>Times it had been lost and was listed again, oldest first. The one that lasts is <see cref="NotSeenSince"/>.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    public bool KnownOnlyFromLines => LastListedAt is null;

    /// <summary>When it was seen for the first time, and each time it was back again.</summary>
    public IEnumerable<DateTimeOffset> ListArrivals() => Absences.Select(static absence => absence.BackAt).Prepend(FirstSeenAt);

    /// <summary>Each time it was lost.</summary>
    public IEnumerable<DateTimeOffset> ListLosses()
    {
        IEnumerable<DateTimeOffset> earlier = Absences.Select(static absence => absence.LostAt);
        return NotSeenSince is { } lost ? earlier.Append(lost) : earlier;
    }
}

/// <summary>A customer that complete listings lacked, until one named it again.</summary>
internal sealed record Absence(DateTimeOffset LostAt, DateTimeOffset BackAt);

internal sealed record FormerName(string Name, DateTimeOffset ReplacedAt);
