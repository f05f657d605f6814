using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>The account form by the names of its fields.</summary>
internal static class AccountForms
{
    private static readonly string[] Fields = ["name", "accountId", "microsoftDiscount", "managedMarkup", "nonManagedMarkup"];

    public static AccountForm Read(PageRequest request) => new()
    {
        Name = request.FindForm("name") ?? "",
        TenantId = request.FindForm("accountId") ?? "",
        MicrosoftDiscount = request.FindForm("microsoftDiscount") ?? "",
        ManagedMarkup = request.FindForm("managedMarkup") ?? "",
        NonManagedMarkup = request.FindForm("nonManagedMarkup") ?? "",
        Culture = request.Culture,
        Version = int.TryParse(request.FindForm("version"), CultureInfo.InvariantCulture, out int version) ? version : 0,
    };

    public static AccountForm From(PartnerAccount account, CultureInfo culture)
    {
        var numbers = new TypedNumbers(culture);
        return new AccountForm
        {
            Name = account.Name,
            TenantId = account.TenantId,
            MicrosoftDiscount = numbers.Input(account.MicrosoftDiscountPercent),
            ManagedMarkup = numbers.Input(account.ManagedMarkupPercent),
            NonManagedMarkup = numbers.Input(account.NonManagedMarkupPercent),
            Culture = culture,
            Version = account.Version,
        };
    }

    /// <summary>Onboarding may name an error by the form's field or by the property of <see cref="AccountForm"/>. What is of no field keeps its name.</summary>
    public static IReadOnlyDictionary<string, string> ErrorsByField(FormCheck check) => check.Errors
        .GroupBy(static error => FieldOf(error.Key), StringComparer.Ordinal)
        .ToDictionary(static field => field.Key, static field => field.First().Value, StringComparer.Ordinal);

    private static string FieldOf(string key) => string.Equals(key, nameof(AccountForm.TenantId), StringComparison.OrdinalIgnoreCase)
        ? "accountId"
        : Array.Find(Fields, field => string.Equals(field, key, StringComparison.OrdinalIgnoreCase)) ?? key;
}
