namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A field of a form in which one of several is chosen.</summary>
internal sealed record ChoiceView(string Name, string Label, IReadOnlyList<OptionView> Options, string Help = "")
{
    /// <param name="name">Field.</param>
    /// <param name="label">Caption.</param>
    /// <param name="chosen">Value that is chosen; the first where it is none of them.</param>
    /// <param name="help">One sentence; empty for none.</param>
    /// <param name="options">Values and their captions.</param>
    public static ChoiceView Of(string name, string label, string chosen, string help, params ReadOnlySpan<(string Value, string Text)> options)
    {
        var views = new List<OptionView>();
        foreach (var (value, text) in options)
            views.Add(new OptionView(value, text, string.Equals(value, chosen, StringComparison.Ordinal)));
        return new ChoiceView(name, label, views, help);
    }
}

/// <summary>A field of several lines.</summary>
internal sealed record AreaView(string Name, string Label, string Value, string Help, string Error);

/// <summary>What is wrong about a whole form: each error leads to its field.</summary>
/// <param name="Error">What concerns all of it; empty for the general sentence.</param>
internal sealed record FormErrorsView(string Error, IReadOnlyList<FieldErrorView> Fields)
{
    public bool HasErrors => Error.Length > 0 || Fields.Count > 0;
}

internal sealed record FieldErrorView(string Name, string Label, string Error);
