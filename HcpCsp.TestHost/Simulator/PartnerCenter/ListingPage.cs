namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>One page of a listing, and how the listing goes on.</summary>
/// <param name="Size">At most so many rows.</param>
/// <param name="Token">In the body; null where the listing ends or goes on by its link alone.</param>
internal sealed record ListingPage(int Offset, int Size, IReadOnlyDictionary<string, Link> Links, string? Token)
{
    /// <summary>What one page of line items holds at most.</summary>
    public const int LargestOfLines = 2000;

    /// <summary>The only page of a listing without rows.</summary>
    public static ListingPage Nothing(PartnerCenterCall call) => new(0, 0, LinksTo(call, next: null), Token: null);

    /// <summary>How many rows a page holds when so many are asked for; 0 asks for nothing particular.</summary>
    public static int SizeOf(PartnerCenterCall call, int asked, int largest)
    {
        var most = call.Faults.Number(PartnerCenterFaults.SmallPages) is > 0 and var few && few < largest ? few : largest;
        return asked > 0 && asked <= most ? asked : most;
    }

    public static Dictionary<string, Link> LinksTo(PartnerCenterCall call, Link? next)
    {
        var links = new Dictionary<string, Link>(StringComparer.Ordinal) { ["self"] = NextLink.Self(call) };
        if (next is not null)
            links["next"] = next;
        return links;
    }

    public Collection<T> Of<T>(IEnumerable<T> rows) => new([.. rows], Links) { ContinuationToken = Token };
}
