namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>What many tests of reports write.</summary>
internal static class ReportSamples
{
    /// <summary>A disc and two bars, 320 × 80 pixels.</summary>
    public static byte[] Png => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAUAAAABQCAMAAABf71y3AAAACVBMVEX///96H6IzMzO8rAnIAAAAA3RSTlMA//9EUNYhAAAAz0lEQVR42u3auRHCQBAAQS35" +
        "B41P4VBzcELqCaG9fY5DkiTpms1rSIoewwV8CDMfwsyHMPMh7H4Eqx/ByIew+xGsfgQBbvYjWP0IVj+CADf7EQS42e+94OO6AfwC4MxqQYAAPwCcWS4IECDA" +
        "nwHOrBcECBAgwDsDGoQBAgQIECBAgAABAjSJGOUAArSRtpEGCNBdGCBAvzEATwjoP9CD5d8KogO4VRBcE8TWBKEB3CqIrAkCS4SwmiCqJggqEUJKhIASIZxE" +
        "CKYYIpEkSafoCfJLM8JBWuyJAAAAAElFTkSuQmCC");
}
