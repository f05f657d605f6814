namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>A good answer, read whole.</summary>
/// <param name="Json">UTF-8, without a byte order mark. May be empty.</param>
/// <param name="Call">What it answers.</param>
/// <param name="Location">Where a started operation can be asked about; absolute or null.</param>
/// <param name="IsMfaCompliant">What Partner Center says about the token's MFA; null when it doesn't.</param>
internal sealed record ApiAnswer(ReadOnlyMemory<byte> Json, CallTrace Call, Uri? Location, TimeSpan? RetryAfter, bool? IsMfaCompliant)
{
    public string RequestId => Call.RequestId;
}
