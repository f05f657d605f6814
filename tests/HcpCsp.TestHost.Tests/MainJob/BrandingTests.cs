using System.Net;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A logo on its way through the host into the module and out again.</summary>
public sealed class BrandingTests
{
    /// <summary>One grey pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    [Fact]
    public async Task Logo_Uploaded_IsServedToWhoMaySeeIt()
    {
        await using SimulatedHost running = await SimulatedHost.StartAsync(new SimulatorOptions());
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[1]);
        string page = $"/csp/accounts/{account.Id}/branding";
        using var admin = new Browser(running.Host.Address);
        await admin.SignInAsync("casey");

        (await UploadAsync(admin, page, Pixel)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var picture = await admin.GetAsync(page + "/logo.png");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        picture.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pixel);
        using var tenant = new Browser(running.Host.Address);
        await tenant.SignInAsync("fabrikam-admin");
        (await tenant.GetAsync(page + "/logo.png")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await UploadAsync(tenant, page, Pixel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await UploadAsync(tenant, "/api/csp/statements/verify", Pixel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Browser browser, string path, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.FindTokenAsync()), Browser.TokenField },
            { new ByteArrayContent(content), "logo", "logo.png" },
        };
        return await browser.Client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }
}
