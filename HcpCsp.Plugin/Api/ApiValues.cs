using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Values that many routes read, described once.</summary>
internal static class ApiValues
{
    public static ApiParameter Account { get; } = new("id", "Id of the partner account, as the list of accounts names it.");

    /// <summary>Of lists that are about one account or all.</summary>
    public static ApiParameter OneAccount { get; } = new("account", "Id of the one partner account that it is about; without it, all.");

    /// <summary>Of a change of something that several people may change.</summary>
    public static ApiParameter SavedVersion { get; } = new("version", "As it was read: a change of somebody else since then is refused with 409.") { Type = ApiValueType.WholeNumber, Default = "0" };

    public static ApiParameter InvoiceNumber { get; } = new("number", "Number of the invoice, as Microsoft writes it.") { Example = "G004512087" };

    public static ApiParameter Customer { get; } = new("customerId", "Id of the customer: its tenant id.") { Format = "uuid" };

    /// <summary>Of lists that can be sorted.</summary>
    public static ApiParameter Sort(IReadOnlyCollection<string> keys, string usual) =>
        new("sort", "By what the list is sorted; with a dash in front, falling.") { AllowedValues = [.. keys, .. keys.Select(static key => "-" + key)], Default = usual };

    /// <summary>A value that has few words, each of an enum, in any case.</summary>
    public static ApiParameter Words<T>(string name, string description)
        where T : struct, Enum => new(name, description) { AllowedValues = Enum.GetNames<T>() };
}
