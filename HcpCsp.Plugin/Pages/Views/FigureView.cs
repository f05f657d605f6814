namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A figure, and how it moved.</summary>
/// <param name="Share">What it is of another; empty for none.</param>
/// <param name="OnBefore">Change on the month or year before, in words where there is none.</param>
/// <param name="OnYear">Change on the same month a year before; empty where years are compared already.</param>
internal sealed record FigureView(string Name, string Value, string Share, string OnBefore, string OnYear);
