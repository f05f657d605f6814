namespace HcpCsp.Abstractions.Providers;

/// <summary>An account type within a cloud, for the host's account management: <c>Azure &gt; CSP</c>.</summary>
public sealed record ProviderContribution
{
    /// <summary>Cloud that it belongs to, such as <c>Azure</c>. Providers of one cloud are shown together.</summary>
    public required string CloudGroup { get; init; }

    /// <summary>Key of the type within the cloud, such as <c>CSP</c>. Unique within the cloud.</summary>
    public required string AccountType { get; init; }

    /// <summary>Name shown to people, such as <c>Azure CSP Account</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Inline SVG of 20 × 20 units that uses <c>currentColor</c>; null for none.</summary>
    public string? IconSvg { get; init; }

    /// <summary>Path of the provider's own page, which lists its accounts.</summary>
    public required string PagePath { get; init; }

    /// <summary>Path of the page on which an account is added.</summary>
    public required string AddAccountPath { get; init; }

    /// <summary>The fields of the account form, in order: what an account needs, for people and for API callers.</summary>
    public required IReadOnlyList<AccountField> AccountForm { get; init; }

    /// <summary>Role that a person needs to see the provider and its accounts.</summary>
    public required string Role { get; init; }

    /// <summary>Lists the accounts, by name. Called whenever a page shows them, so it must be quick; empty when there is none.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<AccountRow>>> ListAccountsAsync { get; init; }
}

/// <summary>One field of an account form.</summary>
public sealed record AccountField
{
    /// <summary>Name of the form field: letters and digits.</summary>
    public required string Name { get; init; }

    /// <summary>Caption.</summary>
    public required string Label { get; init; }

    /// <summary>What is typed.</summary>
    public required AccountFieldType Type { get; init; }

    /// <summary>A sentence under the field; null for none.</summary>
    public string? Help { get; init; }

    /// <summary>Whether it must be filled. Default false.</summary>
    public bool Required { get; init; }
}

/// <summary>What is typed into an account field.</summary>
public enum AccountFieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A GUID, with or without braces, in any case.</summary>
    UniqueId,

    /// <summary>A percentage in the reader's culture; <c>10</c> means 10 %.</summary>
    Percent,
}

/// <summary>One account as account management shows it.</summary>
public sealed record AccountRow
{
    /// <summary>Id within the provider.</summary>
    public required string Id { get; init; }

    /// <summary>Name given by people.</summary>
    public required string Name { get; init; }

    /// <summary>Word for its state, such as <c>Discovery Completed</c>. Never colour alone: the word is always shown.</summary>
    public required string State { get; init; }

    /// <summary>How the state is to be taken, for the symbol beside the word.</summary>
    public required AccountStateKind StateKind { get; init; }

    /// <summary>Path of the account's page.</summary>
    public required string Path { get; init; }

    /// <summary>What can be done with it, in order.</summary>
    public IReadOnlyList<AccountAction> Actions { get; init; } = [];
}

/// <summary>How an account's state is to be taken.</summary>
public enum AccountStateKind
{
    /// <summary>Nothing has happened yet.</summary>
    Idle,

    /// <summary>Something is going on.</summary>
    Busy,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Somebody stopped it.</summary>
    Halted,

    /// <summary>Something needs a person.</summary>
    Bad,
}

/// <summary>An action on an account's row.</summary>
/// <param name="Caption">Its button's text.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="IsPost">True when it changes something: the host then draws a form with the antiforgery field; false draws a link.</param>
public sealed record AccountAction(string Caption, string Path, bool IsPost);
