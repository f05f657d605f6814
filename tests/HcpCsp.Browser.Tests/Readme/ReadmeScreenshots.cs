using HcpCsp.Browser.Tests.States;
using HcpCsp.TestHost.Simulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests.Readme;

/// <summary>Takes the pictures that the README shows, into .ci/screenshots.</summary>
public sealed class ReadmeScreenshots : IAsyncLifetime
{
    private static readonly ShiftedTime Clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private readonly BrowserFixture fixture = new() { Microsoft = new SimulatorOptions { Port = 0, RetryAfterSeconds = 0, Clock = Clock }, Time = Clock };

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact(Explicit = true)]
    public async Task Screenshots_OfTheMainPages_AreTaken()
    {
        PeopleAtPages people = await PeopleAtPages.SignInAsync(fixture);
        await using var context = await people.OpenAsync("Casey");
        IPage page = await context.NewPageAsync();
        await people.AddAccountAsync(page, fixture.Simulator.Partners[0], "Yes, start discovery");
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
        await PutUnderPlanAsync(page);

        await page.SetViewportSizeAsync(1280, 1250);
        await page.GotoAsync(people.Host + "/csp/dashboard");
        await TakeAsync(page, "dashboard");
        await page.SetViewportSizeAsync(1280, 1000);
        await page.GotoAsync(people.Host + "/csp/billing?currency=USD");
        await page.Locator("table.data tbody th a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Fourth Coffee", Exact = true }).ClickAsync();
        await TakeAsync(page, "bill");
        await page.Locator(".csp-story > summary").First.ClickAsync();
        await page.Locator("#lines").EvaluateAsync("lines => scrollTo(0, lines.getBoundingClientRect().top + scrollY - 70)");
        await TakeAsync(page, "price-story");
    }

    /// <summary>So that a price has a story to tell.</summary>
    private async Task PutUnderPlanAsync(IPage page)
    {
        await page.GotoAsync(fixture.HostAddress + "/csp/plans/import");
        await page.Locator("textarea[name=json]").FillAsync(
            """
            {"format":"hcp-csp-pricing-plan/1","name":"Standard","items":[{"name":"Seats","kind":"markUp","percent":12.5,"scope":{"families":["seat"]},"stopHere":true},
            {"name":"Azure","kind":"margin","percent":20,"base":"cost"}],"guardRails":{"neverBelowCost":"clamp"}}
            """);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Publish" }).ClickAsync();
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path) + "/assign?q=Fourth%20Coffee");
        await page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Fourth Coffee", Exact = true }).CheckAsync();
        // The newest period comes first; the plan is for all that is billed.
        await page.Locator("#from").SelectOptionAsync(await page.Locator("#from option").Last.GetAttributeAsync("value") ?? "");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Assign", Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task TakeAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(FindRoot(), ".ci", "screenshots", name + ".png") });

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HcpCsp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
