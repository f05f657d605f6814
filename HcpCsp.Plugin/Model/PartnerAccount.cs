namespace HcpCsp.Plugin.Model;

/// <summary>A registered partner account: our own tenant at Microsoft, whose consent the client uses.</summary>
internal sealed record PartnerAccount
{
    /// <summary>Microsoft ends a refresh token that wasn't used for this long (Microsoft identity platform, "Refresh tokens").</summary>
    private static readonly TimeSpan ConsentLife = TimeSpan.FromDays(90);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>Our id: 12 lower-case hex digits. Stands in paths and names the account's file.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Tenant id of the partner, lower case: the product's Account ID.</summary>
    public required string TenantId { get; init; }

    /// <summary>Percent; null when not given. For legacy (D) invoices only, never for Azure plan.</summary>
    public decimal? MicrosoftDiscountPercent { get; init; }

    /// <summary>Default mark-up in percent for customers linked to an HCP tenant; null for none.</summary>
    public decimal? ManagedMarkupPercent { get; init; }

    /// <summary>Default mark-up in percent for all other customers; null for none.</summary>
    public decimal? NonManagedMarkupPercent { get; init; }

    /// <summary>Defaults that were replaced, oldest first. The store keeps them: what is given with a save counts for nothing.</summary>
    public IReadOnlyList<FormerDefaults> FormerDefaults { get; init; } = [];

    /// <summary>Company name from the organization profile.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>User name of the person who consented.</summary>
    public string SignedInAs { get; init; } = "";

    public TokenState TokenState { get; init; }

    /// <summary>What is wrong with the sign-in and what to do, for people; empty while connected.</summary>
    public string TokenDetail { get; init; } = "";

    /// <summary>A claims challenge of Microsoft that the next sign-in takes along; empty for none.</summary>
    public string ClaimsChallenge { get; init; } = "";

    /// <summary>Last time Microsoft gave us a token, UTC.</summary>
    public DateTimeOffset? TokenRefreshedAt { get; init; }

    /// <summary>When the consent lapses unless a token is bought before, UTC; null when none ever was.</summary>
    public DateTimeOffset? ConsentLapsesAt => TokenRefreshedAt + ConsentLife;

    /// <summary>Null when no warning was sent.</summary>
    public LapseWarning? LapseWarning { get; init; }

    /// <summary>Of the last sign-in; null when it was made before this was kept.</summary>
    public MfaFinding? Mfa { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every save, so that the second of two editors is told.</summary>
    public int Version { get; init; }

    /// <summary>Whether somebody should sign in before discovery stops working.</summary>
    public bool LapsesSoon(DateTimeOffset now) => ConsentLapsesAt - now < Soon;
}

internal enum TokenState
{
    Connected,
    NeedsSignIn,
    NeedsConfiguration,
}
