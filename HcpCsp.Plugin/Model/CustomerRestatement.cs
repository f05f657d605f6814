namespace HcpCsp.Plugin.Model;

/// <summary>What two versions of a document differ in, for one customer and currency. Amounts are with tax.</summary>
internal sealed record CustomerRestatement
{
    /// <summary>Normal form, or <see cref="Model.CustomerId.Unassigned"/>.</summary>
    public required string CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required string Currency { get; init; }

    public required int LinesBefore { get; init; }

    public required int LinesAfter { get; init; }

    public required decimal TotalBefore { get; init; }

    public required decimal TotalAfter { get; init; }

    /// <summary>Lines that the later version alone has.</summary>
    public required LineChange Added { get; init; }

    /// <summary>Lines that the earlier version alone has.</summary>
    public required LineChange Removed { get; init; }

    /// <summary>Lines about the same thing whose quantity, price or amount moved; the amount is by how much.</summary>
    public required LineChange ReRated { get; init; }

    /// <summary>Always what was added, less what was removed, plus what re-rating moved.</summary>
    public decimal Delta => TotalAfter - TotalBefore;

    public bool IsUnchanged => Added.Lines + Removed.Lines + ReRated.Lines == 0;
}

/// <summary>How many lines, and what they come to.</summary>
internal readonly record struct LineChange(int Lines, decimal Amount)
{
    public LineChange With(decimal amount) => new(Lines + 1, Amount + amount);
}
