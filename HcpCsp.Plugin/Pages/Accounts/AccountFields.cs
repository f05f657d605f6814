using HcpCsp.Abstractions.Providers;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>The fields of the account form: for the page, and for the host's provider form.</summary>
internal static class AccountFields
{
    public static IReadOnlyList<AccountField> All { get; } =
    [
        new AccountField
        {
            Name = "name", Label = "Account Name", Type = AccountFieldType.Text, Required = true,
            Help = "The name shown in HCP. Choose freely.",
        },
        new AccountField
        {
            Name = "accountId", Label = "Account ID", Type = AccountFieldType.UniqueId, Required = true,
            Help = "The Microsoft ID of your partner tenant. Partner Center shows it under Account settings > Organization profile > Identifiers.",
        },
        new AccountField
        {
            Name = "microsoftDiscount", Label = "Microsoft Discount", Type = AccountFieldType.Percent,
            Help = "What Microsoft takes off the list price for you. Counts for legacy (D) invoices only, never for Azure plan.",
        },
        new AccountField
        {
            Name = "managedMarkup", Label = "Partner Markup for Managed Customers", Type = AccountFieldType.Percent,
            Help = "For customers linked to an HCP tenant that have no Markup Percentage of their own.",
        },
        new AccountField
        {
            Name = "nonManagedMarkup", Label = "Partner Markup for Non-Managed Customers", Type = AccountFieldType.Percent,
            Help = "For all other customers that have no Markup Percentage of their own.",
        },
    ];
}
