using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests.States;

/// <summary>Each status that a person may be told: by page, and by form.</summary>
internal sealed class WrongPages(PeopleAtPages people, Action<string, string, IReadOnlyList<string>> note)
{
    public async Task WalkAsync()
    {
        await using var admin = await people.OpenAsync("Casey");
        await using var user = await people.OpenAsync("Uma");
        await WalkAsync(admin, 404, "/csp/nowhere", page => page.GotoAsync(people.Host + "/csp/nowhere"));
        await WalkAsync(admin, 404, "/csp/accounts/none", page => page.GotoAsync(people.Host + "/csp/accounts/none"));
        await WalkAsync(admin, 500, BrokenPlugin.Path, page => page.GotoAsync(people.Host + BrokenPlugin.Path));
        await WalkAsync(user, 403, "/csp/billing", page => page.GotoAsync(people.Host + "/csp/billing"));
        await WalkAsync(admin, 422, "/csp/accounts/add", page => SendAsync(page, "/csp/accounts/add"));
        await WalkAsync(admin, 422, "/csp/plans/import", page => SendAsync(page, "/csp/plans/import"));
        await WalkAsync(admin, 422, "/csp/statements/verify", page => SendAsync(page, "/csp/statements/verify"));
        await WalkAsync(admin, 400, "/csp/plans/import", page => SendAsync(page, "/csp/plans/import", "document.querySelectorAll('main [type=hidden]').forEach(field => field.remove())"));
    }

    private async Task WalkAsync(IBrowserContext context, int status, string path, Func<IPage, Task<IResponse?>> open) =>
        note(State.Wrong, $"{status} {path}", await PageCheck.FindFaultsAsync(context, $"{status} {path}", people.Host + path, async page => (await open(page))!.Status.ShouldBe(status, path)));

    /// <summary>The page's form as it stands, empty.</summary>
    private async Task<IResponse?> SendAsync(IPage page, string path, string before = "void 0")
    {
        await page.GotoAsync(people.Host + path);
        await page.EvaluateAsync(before);
        return await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.EvaluateAsync("() => { const form = document.querySelector('main form'); form.noValidate = true; window.isLeft = true; form.submit(); }");

                // The answer may come a while before the page that it is.
                await page.WaitForFunctionAsync("() => !window.isLeft && document.readyState === 'complete'");
            },
            response => string.Equals(response.Request.Method, "POST", StringComparison.Ordinal));
    }
}
