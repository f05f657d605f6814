namespace HcpCsp.Plugin.Model;

/// <summary>A customer's Markup Percentage that another one replaced.</summary>
/// <param name="Percent">Null when the account's default applied.</param>
internal sealed record FormerMarkup(decimal? Percent, DateTimeOffset ReplacedAt);

/// <summary>Default mark-ups of an account that others replaced.</summary>
/// <param name="Managed">Percent; null for none.</param>
/// <param name="NonManaged">Percent; null for none.</param>
internal sealed record FormerDefaults(decimal? Managed, decimal? NonManaged, DateTimeOffset ReplacedAt);
