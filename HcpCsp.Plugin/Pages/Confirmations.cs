using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>What a page says after a POST led to it. The address carries a key, never the text.</summary>
internal static class Confirmations
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["account-saved"] = "The account is saved.",
        ["account-removed"] = "The account and everything discovered of it are removed.",
        ["account-removed-kept"] = "The account is removed. What was discovered of it is kept on disk.",
        ["signed-in-resumed"] = "You are signed in again. Discovery goes on where it ended.",
        ["signed-in"] = "You are signed in again: discovery can go on.",
        ["discovery-started"] = "Discovery is running. Pages fill while it runs, the newest invoices first.",
        ["discovery-stopped"] = "Discovery is stopping. The next one goes on where it stopped.",
        ["discovery-idle"] = "Discovery wasn't running.",
        ["unit-retried"] = "It is being read again.",
        ["unit-not-failed"] = "It didn't fail in the newest run: there is nothing to read again.",
        ["settings-saved"] = "The Budget Settings are saved. Prices are those of the new settings from now on.",
        ["tenant-linked"] = "The customer is linked to its tenant, and is a managed customer now.",
        ["tenant-unlinked"] = "The link is ended. The customer is a non-managed customer now.",
    };

    public static string Find(PageRequest request) => Texts.GetValueOrDefault(request.FindQuery("done") ?? "", "");

    /// <summary>Leads to a page that will say so.</summary>
    public static PageResult Lead(string path, string key) => new PageResult.Redirect(CspPaths.With(path, ("done", key)));
}
