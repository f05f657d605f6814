using System.Text;

namespace HcpCsp.Plugin.Model;

/// <summary>What somebody types to find something by a part of its name, in any case.</summary>
/// <param name="Text">Empty is in everything.</param>
internal sealed record SearchText(string Text)
{
    private readonly bool isPlain = Ascii.IsValid(Text);

    public bool IsIn(string? text) => text is not null && FindIn(text) >= 0;

    /// <summary>Where it begins; below 0 when it isn't there.</summary>
    /// <remarks>Of plain letters, ordinals and the rules of languages find the same, and ordinals in a fraction of the time: lists have tens of thousands of texts.</remarks>
    public int FindIn(string text) =>
        text.IndexOf(Text, isPlain && Ascii.IsValid(text) ? StringComparison.OrdinalIgnoreCase : StringComparison.InvariantCultureIgnoreCase);
}
