using System.ComponentModel;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Api.Own;

/// <summary>A version of a statement as its customer may know it: no cost.</summary>
internal sealed record OwnStatementAnswer
{
    [Description("Number of the statement, the same for all its versions.")]
    public required string Number { get; init; }

    [Description("From 1.")]
    public required int Version { get; init; }

    public required StatementState State { get; init; }

    [Description("First day of the billing period.")]
    public required DateOnly From { get; init; }

    [Description("Last day of the billing period.")]
    public required DateOnly To { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    [Description("One for each currency.")]
    public required IReadOnlyList<OwnAmountAnswer> Amounts { get; init; }

    [Description("Where its workbook is downloaded, in a browser session.")]
    public required string Path { get; init; }

    [Description("Where its workbook is downloaded by the API.")]
    public required string ApiPath { get; init; }
}

internal sealed record OwnAmountAnswer
{
    [Description("ISO 4217 code.")]
    public required string Currency { get; init; }

    [Description("What is paid, before tax.")]
    public required decimal Price { get; init; }

    [Description("Tax on the price; null when none was added.")]
    public required decimal? Tax { get; init; }
}
