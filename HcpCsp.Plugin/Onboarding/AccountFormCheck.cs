using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Checks an account form whole, and keeps what its texts mean.</summary>
internal sealed class AccountFormCheck
{
    public const int LongestName = 100;
    private const decimal HighestMarkup = 1000m;

    private readonly Dictionary<string, string> errors = new(StringComparer.Ordinal);

    private AccountFormCheck(AccountForm form)
    {
        Name = form.Name.Trim();
        if (Name.Length == 0)
            errors[nameof(AccountForm.Name)] = "Give the account a name.";
        else if (Name.Length > LongestName)
            errors[nameof(AccountForm.Name)] = string.Create(CultureInfo.InvariantCulture, $"The name may have up to {LongestName} characters; this one has {Name.Length}.");

        MicrosoftDiscount = ReadPercent(nameof(AccountForm.MicrosoftDiscount), form.MicrosoftDiscount, form.Culture, static value => value is >= 0 and < 100, "The discount is at least 0 and less than 100.");
        ManagedMarkup = ReadPercent(nameof(AccountForm.ManagedMarkup), form.ManagedMarkup, form.Culture, static value => value is >= 0 and <= HighestMarkup, "A mark-up is between 0 and 1000.");
        NonManagedMarkup = ReadPercent(nameof(AccountForm.NonManagedMarkup), form.NonManagedMarkup, form.Culture, static value => value is >= 0 and <= HighestMarkup, "A mark-up is between 0 and 1000.");
    }

    public string Name { get; }

    /// <summary>Lower case; empty when it is wrong.</summary>
    public string TenantId { get; private set; } = "";

    public decimal? MicrosoftDiscount { get; }

    public decimal? ManagedMarkup { get; }

    public decimal? NonManagedMarkup { get; }

    public FormCheck Result => new(errors);

    /// <summary>Of a form that adds an account.</summary>
    public static AccountFormCheck ForNew(AccountForm form, IReadOnlyList<PartnerAccount> accounts)
    {
        var check = new AccountFormCheck(form);
        check.ReadTenantId(form.TenantId, accounts);
        return check;
    }

    /// <summary>Of a form that changes one: its Account ID stays, whatever stands there.</summary>
    public static AccountFormCheck ForChange(AccountForm form) => new(form);

    /// <summary>The account with what was typed.</summary>
    public PartnerAccount Fill(PartnerAccount account) => account with
    {
        Name = Name,
        MicrosoftDiscountPercent = MicrosoftDiscount,
        ManagedMarkupPercent = ManagedMarkup,
        NonManagedMarkupPercent = NonManagedMarkup,
    };

    private void ReadTenantId(string text, IReadOnlyList<PartnerAccount> accounts)
    {
        const string Field = nameof(AccountForm.TenantId);
        if (text.Trim().Length == 0)
        {
            errors[Field] = "Give the Account ID: Partner Center shows it as Microsoft ID, under Settings, Account settings, Identifiers.";
        }
        else if (!Guid.TryParse(text.Trim(), out Guid id) || id == Guid.Empty)
        {
            errors[Field] = "An Account ID looks like 11111111-2222-3333-4444-555555555555.";
        }
        else
        {
            TenantId = id.ToString("D");
            if (accounts.FirstOrDefault(account => string.Equals(account.TenantId, TenantId, StringComparison.OrdinalIgnoreCase)) is { } existing)
                errors[Field] = $"This Account ID is registered already, as \"{existing.Name}\".";
        }
    }

    private decimal? ReadPercent(string field, string text, CultureInfo culture, Func<decimal, bool> isInRange, string range)
    {
        if (!PercentText.TryRead(text, culture, out decimal? value))
            errors[field] = $"Write a number such as {PercentText.Example(culture)}, without thousands separators.";
        else if (value is { } given && !isInRange(given))
            errors[field] = range;
        return value;
    }
}
