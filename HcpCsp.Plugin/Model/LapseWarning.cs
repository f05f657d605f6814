namespace HcpCsp.Plugin.Model;

/// <summary>The last warning that was sent of a consent about to lapse, so that none is sent twice.</summary>
/// <param name="LapsesOn">The day it was about, UTC.</param>
/// <param name="DaysAhead">Which of the warnings before that day it was.</param>
internal sealed record LapseWarning(DateOnly LapsesOn, int DaysAhead);
