namespace HcpCsp.Abstractions.Api;

/// <summary>One value that an API route reads: of its pattern, its query or its form.</summary>
/// <param name="Name">As it is written in the request.</param>
/// <param name="Description">What it means, as a sentence; with its unit, where it has one.</param>
public sealed record ApiParameter(string Name, string Description)
{
    /// <summary>Default <see cref="ApiValueType.Text"/>.</summary>
    public ApiValueType Type { get; init; } = ApiValueType.Text;

    /// <summary>Format by the names of JSON Schema, such as <c>uuid</c>, <c>date</c> or <c>email</c>; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the request is refused without it. A value of the pattern is always required, whatever this says.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given more than once, each time with one value.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>All values that it may have; empty when they can't be listed.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>What counts when it is absent, as it would be written; null when that can't be said in a value.</summary>
    public string? Default { get; init; }

    /// <summary>A real value, for examples; null for none.</summary>
    public string? Example { get; init; }
}

/// <summary>Of what kind a value is that an API route reads.</summary>
public enum ApiValueType
{
    /// <summary>Any text, in UTF-8.</summary>
    Text,

    /// <summary>A whole number, such as <c>-3</c>, in invariant digits.</summary>
    WholeNumber,

    /// <summary>A decimal number with a point, such as <c>12.5</c>.</summary>
    Number,

    /// <summary>A file of a <c>multipart/form-data</c> body. In forms only.</summary>
    File,
}
