using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>The combo box top left that switches the account. Works without script: it is a form.</summary>
internal sealed record AccountSelectorView(string Action, IReadOnlyList<OptionView> Options, IReadOnlyList<HiddenView> Kept)
{
    /// <param name="action">Page that it stays on.</param>
    /// <param name="accounts">All accounts.</param>
    /// <param name="selected">Id; null for all accounts.</param>
    /// <param name="kept">Query values that switching doesn't lose.</param>
    public static AccountSelectorView For(string action, IReadOnlyList<PartnerAccount> accounts, string? selected, params ReadOnlySpan<(string Name, string? Value)> kept)
    {
        var options = accounts.Select(account => new OptionView(account.Id, account.Name, string.Equals(account.Id, selected, StringComparison.Ordinal)));
        return new AccountSelectorView(action, [new OptionView("", "All accounts", selected is null), .. options], HiddenView.For(kept));
    }
}

internal sealed record OptionView(string Value, string Text, bool Selected);

/// <summary>A hidden field of a form that asks with GET, so that it loses no filter.</summary>
internal sealed record HiddenView(string Name, string Value)
{
    /// <summary>Those that have a value.</summary>
    public static IReadOnlyList<HiddenView> For(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var hidden = new List<HiddenView>();
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
                hidden.Add(new HiddenView(name, value));
        }

        return hidden;
    }
}
