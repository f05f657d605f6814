using System.ComponentModel;
using System.Globalization;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>A version of a statement as it was issued.</summary>
internal sealed record StatementAnswer
{
    [Description("Number of the statement, the same for all its versions.")]
    public required string Number { get; init; }

    [Description("From 1.")]
    public required int Version { get; init; }

    public required StatementState State { get; init; }

    [Description("Number of the invoice that it was made from.")]
    public required string Invoice { get; init; }

    [Description("Tenant id of the customer.")]
    public required string CustomerId { get; init; }

    [Description("Name of the customer, as it was then.")]
    public required string Customer { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    [Description("Name of the person or the job.")]
    public required string IssuedBy { get; init; }

    [Description("Percent; null when no tax was added.")]
    public required decimal? TaxRate { get; init; }

    [Description("One for each currency.")]
    public required IReadOnlyList<StatementAmountAnswer> Amounts { get; init; }

    public required IReadOnlyList<StatementFileAnswer> Files { get; init; }

    public static StatementAnswer Of(Statement statement) => new()
    {
        Number = statement.Number,
        Version = statement.Version,
        State = statement.State,
        Invoice = statement.InvoiceNumber,
        CustomerId = statement.CustomerId,
        Customer = statement.CustomerName,
        IssuedAt = statement.IssuedAt,
        IssuedBy = statement.IssuedBy,
        TaxRate = statement.TaxRatePercent,
        Amounts = [.. statement.Blocks.Select(StatementAmountAnswer.Of)],
        Files = [.. statement.Files.Select(file => StatementFileAnswer.Of(statement, file))],
    };
}

internal sealed record StatementAmountAnswer
{
    [Description("ISO 4217 code.")]
    public required string Currency { get; init; }

    public required int LineCount { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customer pays, before tax.")]
    public required decimal Price { get; init; }

    [Description("Tax on the price; null when none was added.")]
    public required decimal? Tax { get; init; }

    public static StatementAmountAnswer Of(StatementBlock block) => new()
    {
        Currency = block.Currency,
        LineCount = block.LineCount,
        Cost = block.Cost.Amount,
        Price = block.Price.Amount,
        Tax = block.Tax?.Amount,
    };
}

internal sealed record StatementFileAnswer
{
    public required string Name { get; init; }

    [Description("SHA-256 of its bytes, in small hex digits.")]
    public required string Sha256 { get; init; }

    [Description("In bytes.")]
    public required long Size { get; init; }

    [Description("How many lines it lists.")]
    public required int Rows { get; init; }

    [Description("Where it is downloaded, in a browser session.")]
    public required string Path { get; init; }

    [Description("Where it is downloaded by the API.")]
    public required string ApiPath { get; init; }

    public static StatementFileAnswer Of(Statement statement, StatementFile file) => new()
    {
        Name = file.Name,
        Sha256 = file.Sha256,
        Size = file.Size,
        Rows = file.Rows,
        Path = string.Create(CultureInfo.InvariantCulture, $"/csp/statements/{statement.AccountId}/{statement.Number}/{statement.Version}/workbook.xlsx"),
        ApiPath = string.Create(CultureInfo.InvariantCulture, $"/api/csp/accounts/{statement.AccountId}/statements/{Uri.EscapeDataString(statement.Number)}/{statement.Version}/workbook.xlsx"),
    };
}
