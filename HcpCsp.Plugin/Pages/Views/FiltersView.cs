namespace HcpCsp.Plugin.Pages.Views;

/// <summary>The search and the filters above a table, as <c>_filters.html</c> shows them: a form that asks with GET.</summary>
/// <param name="Action">Page that it stays on.</param>
/// <param name="Label">What the search looks through.</param>
/// <param name="Kept">Query values that filtering doesn't lose.</param>
/// <param name="ClearPath">The page without any of it; empty when nothing is filtered.</param>
internal sealed record FiltersView(string Action, string Label, string Search, IReadOnlyList<ChoiceView> Choices, IReadOnlyList<HiddenView> Kept, string ClearPath);
