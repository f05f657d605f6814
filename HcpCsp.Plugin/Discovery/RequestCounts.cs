namespace HcpCsp.Plugin.Discovery;

/// <summary>What has gone over the wire for an account since the plugin was loaded.</summary>
internal readonly record struct RequestCounts(int Requests, int ThrottleWaits, long Bytes)
{
    public static RequestCounts operator -(RequestCounts left, RequestCounts right) =>
        new(left.Requests - right.Requests, left.ThrottleWaits - right.ThrottleWaits, left.Bytes - right.Bytes);
}

/// <summary>Reads the counts of an account now.</summary>
internal delegate RequestCounts ReadRequestCounts(string accountId);
