namespace HcpCsp.Plugin.Model.Reports;

/// <summary>Reports that are made by themselves, as people set it up.</summary>
internal sealed record ReportSchedule
{
    /// <summary>12 lower-case hex digits.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Name { get; init; }

    public required ScheduleTime When { get; init; }

    /// <summary>IANA id, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    public required SchedulePeriod Period { get; init; }

    public required ReportOrder Order { get; init; }

    /// <summary>First day of a month: documents of earlier months are never sent.</summary>
    public required DateOnly FromMonth { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>User name.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Rises with every save, so that the second of two editors is told. 0 while it was never saved.</summary>
    public int Version { get; init; }
}
