using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>All that a workbook may show its customer: <see cref="CustomerLeakScan"/> holds the finished file against it.</summary>
internal sealed record CustomerAllowance
{
    /// <summary>The customers' and Microsoft's own words, which may say anything: a product may well be called "Cost Analysis".</summary>
    public required IReadOnlyCollection<string> Names { get; init; }

    /// <summary>What we are known by at Microsoft, such as the numbers of its documents.</summary>
    public required IReadOnlyCollection<string> Secrets { get; init; }

    /// <summary>All figures that stand outside the tables of lines.</summary>
    public required IReadOnlySet<decimal> Figures { get; init; }

    /// <summary>One for each kind of line sheet.</summary>
    public required IReadOnlyList<CustomerTable> Tables { get; init; }

    /// <summary>What the file's properties say it is; empty where nothing is issued.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>The one picture that there may be; null for none.</summary>
    public BrandLogo? Logo { get; init; }
}
