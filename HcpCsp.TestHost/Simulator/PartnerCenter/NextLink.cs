namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>The link to the next page, with the mistakes that Microsoft's have; on its own it lacks <c>/v1</c>.</summary>
internal static class NextLink
{
    private const string Root = "/v1";

    /// <param name="changes">Parameters that differ from those of the request.</param>
    public static Link Of(PartnerCenterCall call, IReadOnlyList<LinkHeader> headers, params KeyValuePair<string, string?>[] changes) =>
        new(Address(call, Query(call.Request, changes))) { Headers = headers };

    public static Link Self(PartnerCenterCall call) => new(PathOf(call) + Query(call.Request, []));

    private static string Address(PartnerCenterCall call, string query)
    {
        var path = PathOf(call) + query;
        var faults = call.Faults;
        if (faults.IsOn(PartnerCenterFaults.BrokenLinks))
            return "http://[broken/" + path;
        if (faults.IsOn(PartnerCenterFaults.ForeignLinks))
            return $"{call.Request.Scheme}://{OtherHost(call.Request.Host)}{Root}{path}";
        if (faults.IsOn(PartnerCenterFaults.AbsoluteLinks))
            return $"{call.Request.Scheme}://{call.Request.Host}{Root}{path}";
        if (faults.IsOn(PartnerCenterFaults.CleanLinks))
            return Root + path;
        if (faults.IsOn(PartnerCenterFaults.DoubleQuestionMark))
            return Doubled(path);
        return faults.IsOn(PartnerCenterFaults.MisspeltLinks) ? Misspelt(path) : path;
    }

    private static string PathOf(PartnerCenterCall call) => call.Request.Path.Value?[Root.Length..] ?? "";

    private static string Query(HttpRequest request, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        var kept = request.Query.Where(pair => !changes.Any(change => string.Equals(change.Key, pair.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return QueryString.Create(kept.Concat(changes)).Value ?? "";
    }

    /// <summary>The other name of this machine: a client that follows is seen by the server, token and all.</summary>
    private static HostString OtherHost(HostString host)
    {
        var other = host.Host switch { "localhost" => "127.0.0.1", "127.0.0.1" => "localhost", _ => "elsewhere.invalid" };
        return host.Port is { } port ? new HostString(other, port) : new HostString(other);
    }

    private static string Doubled(string path)
    {
        var last = path.LastIndexOf('&');
        return last < 0 ? path : $"{path[..last]}?{path[(last + 1)..]}";
    }

    private static string Misspelt(string path) => path.Contains("invoicelineitemtype", StringComparison.OrdinalIgnoreCase)
        ? path.Replace("invoicelineitemtype", "nvoicelineitemtype", StringComparison.OrdinalIgnoreCase)
        : path.Replace("seekOperation", "eekOperation", StringComparison.Ordinal).Replace("offset", "ofset", StringComparison.Ordinal);
}
