using System.ComponentModel;
using HcpCsp.Plugin.Billing.Usage;

namespace HcpCsp.Plugin.Api.Usage;

/// <summary>A customer's usage of a month in one currency.</summary>
internal sealed record UsageAnswer
{
    [Description("First day of the month.")]
    public required DateOnly Month { get; init; }

    [Description("ISO 4217 code of all amounts.")]
    public required string Currency { get; init; }

    [Description("All currencies of the month; each is asked for by itself.")]
    public required IReadOnlyList<string> Currencies { get; init; }

    [Description("Whether some of it isn't billed yet.")]
    public required bool IsProvisional { get; init; }

    [Description("Of the oldest data among it; null while nothing is read.")]
    public required DateTimeOffset? AsOf { get; init; }

    [Description("Numbers of the documents that bill it; what stands for one that is yet to come is among them.")]
    public required IReadOnlyList<string> Documents { get; init; }

    [Description("What isn't there yet, in words; empty when all is.")]
    public required IReadOnlyList<string> Missing { get; init; }

    [Description("What the rows are grouped by.")]
    public required UsageDimension GroupedBy { get; init; }

    [Description("Name of the tag, where they are grouped by one or narrowed to one; else empty.")]
    public required string Tag { get; init; }

    [Description("Names of all tags that the usage has.")]
    public required IReadOnlyList<string> Tags { get; init; }

    [Description("The groups of this page.")]
    public required IReadOnlyList<UsageGroupAnswer> Groups { get; init; }

    [Description("Of all groups, on this page and others, and of what is untraced.")]
    public required UsageFiguresAnswer Total { get; init; }

    [Description("Of the price, what no day of usage was found for; 0 where only some usage is asked for.")]
    public required decimal Untraced { get; init; }

    [Description("Whether the usage of the whole month comes to the lines that bill it, without any tolerance.")]
    public required IReadOnlyList<UsageCheckAnswer> TieOut { get; init; }
}

/// <summary>Usage that has one thing in common.</summary>
internal sealed record UsageGroupAnswer
{
    [Description("Name of the subscription, resource group or meter, value of the tag, or the day as yyyy-MM-dd; empty where Microsoft names none.")]
    public required string Name { get; init; }

    [Description("What tells it from others of the name: id of the subscription, its name, or category, subcategory and unit of the meter.")]
    public required string Detail { get; init; }

    [Description("In the meter's unit; null but for meters.")]
    public required decimal? Quantity { get; init; }

    public required UsageFiguresAnswer Figures { get; init; }
}

/// <summary>What usage comes to.</summary>
internal sealed record UsageFiguresAnswer
{
    [Description("Rows of daily usage.")]
    public required int Rows { get; init; }

    [Description("Quantity at Microsoft's list price, in billing currency, before any credit; null where Microsoft leaves out what it takes.")]
    public required decimal? ListValue { get; init; }

    [Description("Partner-earned credit in percent of list value; null where Microsoft doesn't state it for all of it.")]
    public required decimal? CreditPercent { get; init; }

    [Description("What Microsoft states for the days, before tax, with the credit taken off.")]
    public required decimal Cost { get; init; }

    [Description("Its part of the price of the Azure plan lines, before tax; null when no line charges it.")]
    public required decimal? Price { get; init; }
}

/// <summary>One comparison of usage with the lines that bill it.</summary>
internal sealed record UsageCheckAnswer
{
    public required string Name { get; init; }

    public required decimal? Usage { get; init; }

    public required decimal? Lines { get; init; }

    [Description("Equal, Different or Not checked.")]
    public required string Result { get; init; }

    [Description("Why it differs or wasn't checked; empty when equal.")]
    public required string Note { get; init; }
}
