namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>
/// <see cref="MicrosoftOptions.LineItemApi"/> for one kind of lines each, since Microsoft moved the kinds at different times:
/// section <c>HcpCsp:Microsoft:LineItemApis</c>. Empty goes by the setting for all.
/// </summary>
internal sealed class LineItemApiOptions
{
    public string Billed { get; set; } = "";

    public string BilledUsage { get; set; } = "";

    public string Unbilled { get; set; } = "";

    public string UnbilledUsage { get; set; } = "";
}
