using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What happened lately: new and gone customers, orders, changes, credits, invoices.</summary>
internal static class AuditCalls
{
    private const int KeptDays = 90;

    private const int DefaultDays = 30;

    public static Task ListAsync(PartnerCenterCall call)
    {
        var today = call.Partner.Today;
        var start = FindDay(call.Request.Query["startDate"]) ?? today.AddDays(-DefaultDays);
        var end = FindDay(call.Request.Query["endDate"]) ?? today;
        if (start < today.AddDays(-KeptDays))
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, FormattableString.Invariant($"The start date must not be more than {KeptDays} days ago."));
        IReadOnlyList<AuditEvent> events;
        try
        {
            var filters = Filter.Parse(call.Request.Query["filter"]);
            events = [.. call.Partner.Audit.Between(start, end).Where(one => filters.All(filter => Matches(one, filter)))];
        }
        catch (FormatException problem)
        {
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, problem.Message);
        }

        var listing = FormattableString.Invariant($"audit:{call.Partner.Profile.TenantId}:{start:O}:{end:O}:{call.Request.Query["filter"]}");
        return SeekPaging.AnswerAsync(call, listing, events, one => Shape(call.Partner.Profile, one), WireJson.Default.CollectionAuditRecord);
    }

    private static DateOnly? FindDay(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.UtcDateTime)
            : null;

    private static bool Matches(AuditEvent one, Filter filter) => (filter.Field, filter.Operator) switch
    {
        ("CompanyName", "substring") => one.Customer?.Name.Contains(filter.Value, StringComparison.OrdinalIgnoreCase) == true,
        ("CustomerId", "equals") => string.Equals(one.Customer?.TenantId.ToString(), filter.Value, StringComparison.OrdinalIgnoreCase),
        ("ResourceType", "equals") => string.Equals(one.Resource, filter.Value, StringComparison.OrdinalIgnoreCase),
        _ => throw new FormatException("Audit records are filtered by CompanyName (substring), CustomerId and ResourceType (equals)."),
    };

    private static AuditRecord Shape(PartnerProfile partner, AuditEvent one) => new()
    {
        Id = SeededRandom.For(0, one.Operation + one.Key, one.Date.DayNumber).Guid(),
        PartnerId = partner.TenantId,
        CustomerId = one.Customer?.TenantId,
        CustomerName = one.Customer?.Name,
        UserPrincipalName = "admin@" + partner.Domain,
        ApplicationId = "Partner Center Web UI",
        ResourceType = one.Resource,
        ResourceOldValue = one.Operation.StartsWith("update_", StringComparison.Ordinal) ? $$"""{"Id":"{{one.Key}}"}""" : null,
        ResourceNewValue = $$"""{"Id":"{{one.Key}}"}""",
        OperationType = one.Operation,
        OriginalCorrelationId = SeededRandom.For(1, one.Operation + one.Key, one.Date.DayNumber).Guid(),
        OperationDate = WireDates.SevenDigits(new DateTimeOffset(one.Date, new TimeOnly(11, 7, 23), TimeSpan.Zero).AddTicks(one.Date.DayNumber % 9_999_999)),
        CustomizedData = one.Customer is { } customer ? [new CustomizedDatum("CustomerId", customer.TenantId.ToString())] : null,
    };
}
