namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>The columns that the list of documents is sorted by.</summary>
internal static class InvoiceColumns
{
    // Falls: the largest or newest first, when it is chosen.
    public static readonly (string Key, string Caption, bool IsNumber, bool Falls)[] All =
    [
        ("date", "Invoice", false, true),
        ("type", "Type", false, false),
        ("period", "Period", false, true),
        ("currency", "Currency", false, false),
        ("header", "Header", true, true),
        ("cost", "Cost", true, true),
        ("price", "Price", true, true),
        ("margin", "Margin", true, true),
        ("state", "Tie-out", false, false),
    ];
}
