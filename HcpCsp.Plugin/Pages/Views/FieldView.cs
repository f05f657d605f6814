namespace HcpCsp.Plugin.Pages.Views;

/// <summary>One field of a form: what was typed stays, with what is wrong about it.</summary>
internal sealed record FieldView
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    public string Value { get; init; } = "";

    public string Help { get; init; } = "";

    /// <summary>Empty when it is right.</summary>
    public string Error { get; init; } = "";

    public bool Required { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Shown after the field, such as <c>%</c>; makes the field narrow.</summary>
    public string Suffix { get; init; } = "";

    public string Placeholder { get; init; } = "";

    public bool Autofocus { get; init; }
}
