using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>The account form, as shown and as read back.</summary>
internal sealed record AccountFormView(IReadOnlyList<FieldView> Fields, string Error, bool HasErrors, int Version)
{
    public static FormCheck NoErrors { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

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
        var known = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        string whole = string.Join(' ', AccountForms.ErrorsByField(check).Where(error => !known.Contains(error.Key)).Select(error => error.Value));
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

    private static string ErrorOf(FormCheck check, string name) => AccountForms.ErrorsByField(check).GetValueOrDefault(name, "");
}
