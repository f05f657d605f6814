namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>What stands at the top of a workbook's first sheet.</summary>
/// <param name="Title">Large.</param>
/// <param name="Subtitle">Below it.</param>
/// <param name="Facts">Labelled, in their order; those without a value are left out. Whether it is complete comes with the draft.</param>
internal sealed record Cover(string Title, string Subtitle, IEnumerable<(string Label, string Value)> Facts);
