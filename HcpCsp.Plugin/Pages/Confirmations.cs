using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>What a page says after a POST led to it. The address carries a key, never the text.</summary>
internal static class Confirmations
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["account-saved"] = "The account is saved.",
        ["branding-saved"] = "The branding is saved. Reports that are made from now on have it.",
        ["account-removed"] = "The account and everything discovered of it are removed.",
        ["account-removed-kept"] = "The account is removed. What was discovered of it is kept on disk.",
        ["signed-in-resumed"] = "You are signed in again. Discovery goes on where it ended.",
        ["signed-in"] = "You are signed in again: discovery can go on.",
        ["discovery-started"] = "Discovery is running. Pages fill while it runs, the newest invoices first.",
        ["discovery-stopped"] = "Discovery is stopping. The next one goes on where it stopped.",
        ["discovery-idle"] = "Discovery wasn't running.",
        ["unit-retried"] = "It is being read again.",
        ["unit-not-failed"] = "It didn't fail in the newest run: there is nothing to read again.",
        ["backup-started"] = "The backup is being made. Everybody can go on working.",
        ["settings-saved"] = "The Budget Settings are saved. Prices are those of the new settings from now on.",
        ["plan-saved"] = "The draft is saved. Nobody is under it until it is published and assigned.",
        ["plan-discarded"] = "The draft is gone. What was published stays as it is.",
        ["plan-imported"] = "The file is taken in as a draft.",
        ["plan-duplicated"] = "This is the copy, a draft of its own.",
        ["plan-published"] = "The version is published, and never changes any more. Assign it to put customers under it.",
        ["plan-archived"] = "The version is archived. Those under it stay under it until they are assigned another.",
        ["plan-assigned"] = "The customers are assigned.",
        ["plan-ended"] = "The customers go by their mark-up again from that day on.",
        ["statements-issuing"] = "Statements are being issued to every customer who has none.",
        ["statements-reissuing"] = "Statements that differ are being issued anew. What was issued before is kept.",
        ["statement-issued"] = "The statement is issued. Later changes never move it.",
        ["statement-unchanged"] = "This is what was issued before. Nothing was issued anew.",
        ["reports-started"] = "The reports are being made. You needn't stay: they are listed under Reports.",
        ["reports-stopping"] = "It is stopping. Files that are whole by then stay.",
        ["reports-ended"] = "It had ended before. Nothing was stopped.",
        ["delivery-retried"] = "The mail is on its way again.",
        ["delivery-no-address"] = "There is still no address: name one in the customer's Budget Settings, then retry.",
        ["schedule-saved"] = "The schedule is saved.",
        ["schedule-paused"] = "The schedule is paused: nothing is made until it is resumed.",
        ["schedule-resumed"] = "The schedule goes on. What was due while it was paused isn't made up for.",
        ["schedule-removed"] = "The schedule is removed. What it made stays.",
        ["schedule-nothing"] = "There is nothing to make now: all was made before, or waits to be complete.",
        ["tenant-linked"] = "The customer is linked to its tenant, and is a managed customer now.",
        ["tenant-unlinked"] = "The link is ended. The customer is a non-managed customer now.",
    };

    public static string Find(PageRequest request) => Texts.GetValueOrDefault(request.FindQuery("done") ?? "", "");

    /// <summary>Leads to a page that will say so.</summary>
    public static PageResult Lead(string path, string key) => new PageResult.Redirect(CspPaths.With(path, ("done", key)));
}
