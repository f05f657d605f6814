namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>
/// Every route of the module, and who gets what there: the one list that a new route must be entered in.
/// </summary>
/// <remarks>Braces stand for real things that the test finds; <c>none</c> for what there isn't, so that no POST does anything.</remarks>
internal static class RouteMatrix
{
    public static IReadOnlyDictionary<string, RouteEntry> Entries { get; } = new Dictionary<string, RouteEntry>(StringComparer.Ordinal)
    {
        ["GET /csp/accounts"] = new("/csp/accounts", 200),
        ["GET /csp/accounts/add"] = new("/csp/accounts/add", 200),
        ["POST /csp/accounts/add"] = new("/csp/accounts/add", 422),
        ["GET /csp/consent"] = new("/csp/consent?state=none", 422),
        ["GET /csp/accounts/{id}"] = new("/csp/accounts/{account}", 200),
        ["POST /csp/accounts/{id}/discovery"] = new("/csp/accounts/none/discovery", 404),
        ["POST /csp/accounts/{id}/discovery/stop"] = new("/csp/accounts/none/discovery/stop", 404),
        ["POST /csp/accounts/{id}/discovery/unit"] = new("/csp/accounts/none/discovery/unit", 404),
        ["GET /csp/accounts/{id}/discovery/events"] = new("/csp/accounts/{account}/discovery/events", 200),
        ["GET /csp/accounts/{id}/runs"] = new("/csp/accounts/{account}/runs", 200),
        ["GET /csp/accounts/{id}/runs/{runId}"] = new("{run}", 200),
        ["GET /csp/accounts/{id}/edit"] = new("/csp/accounts/{account}/edit", 200),
        ["POST /csp/accounts/{id}/edit"] = new("/csp/accounts/none/edit", 404),
        ["POST /csp/accounts/{id}/sign-in"] = new("/csp/accounts/none/sign-in", 404),
        ["GET /csp/accounts/{id}/remove"] = new("/csp/accounts/{account}/remove", 200),
        ["POST /csp/accounts/{id}/remove"] = new("/csp/accounts/none/remove", 404),
        ["GET /csp/backups"] = new("/csp/backups", 200),
        ["POST /csp/backups"] = new("/csp/backups", 303),
        ["GET /csp/dashboard"] = new("/csp/dashboard", 200),
        ["GET /csp/customers"] = new("/csp/customers", 200),
        ["GET /csp/customers/{accountId}/{customerId}"] = new("/csp/customers/{account}/{customer}", 200),
        ["POST /csp/customers/{accountId}/{customerId}/settings"] = new("/csp/customers/{account}/none/settings", 404),
        ["POST /csp/customers/{accountId}/{customerId}/tenant"] = new("/csp/customers/{account}/none/tenant", 404),
        ["GET /csp/renewals"] = new("/csp/renewals", 200),
        ["GET /csp/products"] = new("/csp/products?name=none", 200),
        ["GET /csp/billing"] = new("/csp/billing", 200),
        ["GET /csp/billing/{accountId}/{number}"] = new("/csp/billing/{account}/{number}", 200),
        ["GET /csp/billing/{accountId}/{number}/{customerId}"] = new("/csp/billing/{account}/{number}/{customer}", 200),
        ["GET /csp/billing/{accountId}/{number}/tie-out"] = new("/csp/billing/{account}/{number}/tie-out", 200),
        ["GET /csp/reconciliation/{accountId}/{month}"] = new("/csp/reconciliation/{account}/2026-10", 200),
        ["GET /csp/billing/{accountId}/{number}/microsoft.pdf"] = new("/csp/billing/{account}/{number}/microsoft.pdf", 200),
        ["GET /csp/billing/{accountId}/{number}/restatements/{earlier}/{later}"] = new("/csp/billing/{account}/{number}/restatements/none/none", 404),
        ["GET /csp/billing/{accountId}/{number}/restatements/{earlier}/{later}/{customerId}"] = new("/csp/billing/{account}/{number}/restatements/none/none/{customer}", 404),
        ["GET /csp/billing/{accountId}/{number}/workbook.xlsx"] = new("/csp/billing/{account}/{number}/workbook.xlsx", 200),
        ["GET /csp/billing/{accountId}/{number}/{customerId}/workbook.xlsx"] = new("/csp/billing/{account}/{number}/{customer}/workbook.xlsx", 303),
        ["GET /csp/billing/{accountId}/{number}/csv"] = new("/csp/billing/{account}/{number}/csv?format=lines", 200),
        ["GET /csp/assets/{file}"] = new("/csp/assets/csp.css", 200, 200, 200),
        ["GET /csp/own"] = new("/csp/own", 403, 200, 200),
        ["GET /csp/own/statements/{number}/{version:int}/workbook.xlsx"] = new("/csp/own/statements/{own}/1/workbook.xlsx", 403, 200, 404),
        ["GET /api/csp/own/costs"] = new("/api/csp/own/costs", 403, 200, 404),
        ["GET /api/csp/own/statements"] = new("/api/csp/own/statements", 403, 200, 404),
        ["GET /csp/plans"] = new("/csp/plans", 200),
        ["GET /csp/plans/new"] = new("/csp/plans/new", 200),
        ["POST /csp/plans/new"] = new("/csp/plans/new", 422),
        ["GET /csp/plans/{planId}/edit"] = new("{plans}/edit", 200),
        ["POST /csp/plans/{planId}/edit"] = new("/csp/plans/none/edit", 404),
        ["GET /csp/plans/import"] = new("/csp/plans/import", 200),
        ["POST /csp/plans/import"] = new("/csp/plans/import", 422),
        ["GET /csp/plans/{planId}/{version:int}"] = new("{plan}", 200),
        ["GET /csp/plans/{planId}/{version:int}/plan.json"] = new("{plan}/plan.json", 200),
        ["POST /csp/plans/{planId}/{version:int}/publish"] = new("/csp/plans/none/1/publish", 404),
        ["POST /csp/plans/{planId}/{version:int}/discard"] = new("/csp/plans/none/1/discard", 404),
        ["POST /csp/plans/{planId}/{version:int}/archive"] = new("/csp/plans/none/1/archive", 404),
        ["POST /csp/plans/{planId}/{version:int}/duplicate"] = new("/csp/plans/none/1/duplicate", 404),
        ["GET /csp/plans/{planId}/{version:int}/assign"] = new("{plan}/assign", 409),
        ["POST /csp/plans/{planId}/{version:int}/assign"] = new("/csp/plans/none/1/assign", 404),
        ["GET /csp/plans/{planId}/{version:int}/what-if"] = new("{plan}/what-if", 200),
        ["GET /csp/statements"] = new("/csp/statements", 200),
        ["POST /csp/statements/issue"] = new("/csp/statements/issue", 404),
        ["GET /csp/statements/verify"] = new("/csp/statements/verify", 200),
        ["GET /csp/billing/{accountId}/{number}/statements"] = new("/csp/billing/{account}/{number}/statements", 200),
        ["POST /csp/billing/{accountId}/{number}/statements"] = new("/csp/billing/{account}/none/statements", 404),
        ["POST /csp/billing/{accountId}/{number}/reissue"] = new("/csp/billing/{account}/none/reissue", 404),
        ["POST /csp/billing/{accountId}/{number}/statements/{customerId}"] = new("/csp/billing/{account}/none/statements/{customer}", 404),
        ["GET /csp/statements/{accountId}/{number}/{version:int}"] = new("{statement}", 200),
        ["GET /csp/statements/{accountId}/{number}/{version:int}/workbook.xlsx"] = new("{statement}/workbook.xlsx", 200),
        ["POST /csp/statements/{accountId}/{number}/{version:int}/reissue"] = new("/csp/statements/{account}/none/1/reissue", 404),
        ["GET /api/csp/accounts"] = new("/api/csp/accounts", 200),
        ["GET /api/csp/backups"] = new("/api/csp/backups", 200),
        ["POST /api/csp/backups"] = new("/api/csp/backups", 202),
        ["GET /api/csp/accounts/{id}/invoices"] = new("/api/csp/accounts/{account}/invoices", 200),
        ["GET /api/csp/accounts/{id}/invoices/{number}/customers"] = new("/api/csp/accounts/{account}/invoices/{number}/customers", 200),
        ["GET /api/csp/accounts/{id}/invoices/{number}/customers/{customerId}/lines"] = new("/api/csp/accounts/{account}/invoices/{number}/customers/{customer}/lines", 200),
        ["GET /api/csp/accounts/{id}/reconciliation/{month}"] = new("/api/csp/accounts/{account}/reconciliation/2026-10", 200),
        ["GET /api/csp/accounts/{id}/statements"] = new("/api/csp/accounts/{account}/statements", 200),
        ["GET /api/csp/accounts/{id}/statements/run"] = new("/api/csp/accounts/{account}/statements/run", 200),
    };

    /// <param name="Path">That it is asked for under.</param>
    /// <param name="CloudAdmin">Status that a Cloud Admin gets.</param>
    /// <param name="Own">Status that the administrator of the tenant gets whom the customer is linked to.</param>
    /// <param name="Other">Status that the administrator of another tenant gets.</param>
    internal sealed record RouteEntry(string Path, int CloudAdmin, int Own = 403, int Other = 403);
}
