namespace HcpCsp.TestHost.Frame;

/// <summary>Text that is HTML already: made by <see cref="Html.Of"/>, or vouched for by whoever wraps it.</summary>
internal readonly record struct HtmlText(string Value)
{
    public static HtmlText Empty { get; } = new("");

    public override string ToString() => Value ?? "";
}
