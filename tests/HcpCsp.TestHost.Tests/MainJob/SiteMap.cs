using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The plugin's pages as a Cloud Admin finds them: by following links from the menu's targets on.</summary>
internal static class SiteMap
{
    private const int MostOfAKind = 12;

    /// <summary>Every kind of page, and up to a dozen of each kind; no downloads.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(HostVisitor admin, DemoResult result, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var countByKind = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<string>(["/csp/accounts", "/csp/dashboard", "/csp/customers", "/csp/billing", "/csp/statements"]);
        while (queue.TryDequeue(out string? path))
        {
            if (!found.Add(path))
                continue;
            BrowserPage page = await admin.GetPageAsync(path, cancellationToken);
            foreach (string link in page.Document.Links.Select(link => link.GetAttribute("href") ?? "").Where(IsPage))
            {
                string kind = KindOf(link, result);
                countByKind[kind] = countByKind.GetValueOrDefault(kind) + 1;
                if (countByKind[kind] <= MostOfAKind)
                    queue.Enqueue(link);
            }
        }

        return [.. found];
    }

    private static bool IsPage(string link) =>
        link.StartsWith("/csp/", StringComparison.Ordinal) && !link.Contains(".xlsx", StringComparison.Ordinal) && !link.EndsWith(".pdf", StringComparison.Ordinal) && !link.Contains("/assets/", StringComparison.Ordinal);

    // Ids are taken out, so that pages of one pattern count as one kind.
    private static string KindOf(string link, DemoResult result)
    {
        string path = link.Split('?')[0];
        var ids = result.Accounts.Select(account => account.Id).Concat(result.Invoices.Select(invoice => invoice.Id));
        foreach (string id in ids)
            path = path.Replace(id, "{id}", StringComparison.Ordinal);
        return string.Join('/', path.Split('/').Select(part => part.Length > 20 ? "{id}" : part));
    }
}
