using System.Text.Json.Serialization;

namespace HcpCsp.TestHost.Demo;

/// <summary>What <c>demo --json</c> prints. The names are fixed: scripts rely on them.</summary>
internal sealed record DemoResult(
    IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<DemoInvoice> Invoices, IReadOnlyList<DemoFile> Files, double Seconds);

internal sealed record DemoAccount(
    [property: JsonIgnore] string Id,
    string Name,
    string TenantId,
    string State,
    int Customers,
    int Subscriptions,
    int Invoices,
    int Lines,
    int UsageLines,
    int UnitErrors)
{
    /// <summary>Whether its discovery has come to an end, well or not.</summary>
    [JsonIgnore]
    public bool HasEnded => State is "Discovery Completed" or "ERROR" or "Stopped";
}

/// <summary>A document: header and lineTotal with tax, cost and price before tax.</summary>
internal sealed record DemoInvoice(
    string Account,
    string Id,
    string DocumentType,
    string Currency,
    decimal Header,
    int LineCount,
    decimal LineTotal,
    decimal Cost,
    decimal Price,
    string TieOut,
    IReadOnlyList<DemoCustomer> Customers);

internal sealed record DemoCustomer(string Id, string Name, int LineCount, decimal Cost, decimal Price);

/// <param name="Kind"><c>partner</c> or <c>customer</c>.</param>
/// <param name="CustomerId">Null for the partner's workbook.</param>
/// <param name="Rows">Line items in the file, counted in the file.</param>
internal sealed record DemoFile(string Path, string Kind, string? CustomerId, string Sha256, int Rows);

/// <summary>HCP's envelope, as far as the demo reads it.</summary>
internal sealed record Envelope<T>(bool Errors, int TotalPages, IReadOnlyList<T> Results);

/// <summary>The id that <see cref="DemoAccount"/> hides from the output.</summary>
internal sealed record ApiAccount(
    string Id, string Name, string TenantId, string State, int Customers, int Subscriptions, int Invoices, int Lines, int UsageLines, int UnitErrors)
{
    public DemoAccount ToResult() =>
        new(Id, Name, TenantId, State, Customers, Subscriptions, Invoices, Lines, UsageLines, UnitErrors);
}

/// <summary>The newest issuing of an account's statements.</summary>
internal sealed record IssuingRun(string State, string Progress, string Summary);

/// <summary>A version of a statement.</summary>
internal sealed record IssuedStatement(string Number, int Version, string State, string Invoice, string CustomerId, IReadOnlyList<IssuedFile> Files);

internal sealed record IssuedFile(string Name, string Sha256, long Size, int Rows, string Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DemoResult))]
[JsonSerializable(typeof(Envelope<ApiAccount>))]
[JsonSerializable(typeof(Envelope<DemoInvoice>))]
[JsonSerializable(typeof(Envelope<IssuingRun>))]
[JsonSerializable(typeof(Envelope<IssuedStatement>))]
internal sealed partial class DemoJson : JsonSerializerContext;
