using System.Text;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>A listing whose items go on until the client hangs up.</summary>
internal static class EndlessAnswer
{
    private const int ItemsAtOnce = 2000;

    private static readonly byte[] Head = Encoding.UTF8.GetBytes("""{"totalCount":1,"items":[""");

    private static readonly byte[] Items = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Repeat("""{"id":"00000000-0000-4000-8000-000000000000","companyProfile":{"companyName":"Contoso"}},""", ItemsAtOnce)));

    public static async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Head, context.RequestAborted);
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(Items, context.RequestAborted);
    }
}
