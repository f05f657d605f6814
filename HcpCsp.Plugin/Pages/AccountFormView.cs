using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages;

/// <summary>The account form, as shown and as read back.</summary>
internal sealed record AccountFormView(IReadOnlyList<FieldView> Fields, string Error, bool HasErrors, int Version)
{
    public static FormCheck NoErrors { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

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
        var formats = new Formats(culture);
        return new AccountForm
        {
            Name = account.Name,
            TenantId = account.TenantId,
            MicrosoftDiscount = formats.Input(account.MicrosoftDiscountPercent),
            ManagedMarkup = formats.Input(account.ManagedMarkupPercent),
            NonManagedMarkup = formats.Input(account.NonManagedMarkupPercent),
            Culture = culture,
            Version = account.Version,
        };
    }

    /// <param name="form">What was typed.</param>
    /// <param name="check">What is wrong about it; errors of unknown fields are shown as those of the whole form.</param>
    /// <param name="isNew">False when it edits an account, whose Account ID can't change.</param>
    public static AccountFormView For(AccountForm form, FormCheck check, bool isNew)
    {
        FieldView[] fields =
        [
            .. AccountFields.All.Select(field => new FieldView
            {
                Name = field.Name,
                Label = field.Label,
                Help = IsFixed(field.Name, isNew) ? "It can't change. Add another account for another partner tenant." : field.Help ?? "",
                Required = field.Required,
                ReadOnly = IsFixed(field.Name, isNew),
                Suffix = field.Type == Abstractions.Providers.AccountFieldType.Percent ? "%" : "",
                Autofocus = isNew && field.Name is "name",
                Placeholder = PlaceholderOf(field.Name),
                Value = ValueOf(form, field.Name),
                Error = ErrorOf(check, field.Name),
            }),
        ];
        var known = fields.Select(field => field.Name).Append("tenantId").ToHashSet(StringComparer.OrdinalIgnoreCase);
        string whole = string.Join(' ', check.Errors.Where(error => !known.Contains(error.Key)).Select(error => error.Value));
        return new AccountFormView(fields, whole, !check.IsValid, form.Version);
    }

    private static bool IsFixed(string name, bool isNew) => !isNew && name is "accountId";

    private static string PlaceholderOf(string name) => name switch
    {
        "name" => "Contoso CSP (US)",
        "accountId" => "00000000-0000-0000-0000-000000000000",
        _ => "",
    };

    private static string ValueOf(AccountForm form, string name) => name switch
    {
        "name" => form.Name,
        "accountId" => form.TenantId,
        "microsoftDiscount" => form.MicrosoftDiscount,
        "managedMarkup" => form.ManagedMarkup,
        _ => form.NonManagedMarkup,
    };

    /// <summary>Onboarding may name an error by the form's field or by the property of <see cref="AccountForm"/>.</summary>
    private static string ErrorOf(FormCheck check, string name) =>
        check.Errors
            .Where(error => string.Equals(error.Key, name, StringComparison.OrdinalIgnoreCase)
                || (name is "accountId" && string.Equals(error.Key, nameof(AccountForm.TenantId), StringComparison.OrdinalIgnoreCase)))
            .Select(error => error.Value)
            .FirstOrDefault("");
}
