using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Sends a statement's file as it was issued, once it is proven to be that.</summary>
internal static class StatementDownload
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<PageResult> SendAsync(ICspStore store, Statement statement, CancellationToken cancellationToken)
    {
        if (statement.Files is not [var file, ..])
            return Missing.Statement;
        Stream content;
        try
        {
            content = await store.Statements.OpenFileAsync(statement, file, cancellationToken);
        }
        catch (StoreException exception)
        {
            return new PageResult.Problem(500, "The file isn't sent", $"{exception.Message} {exception.Advice}");
        }

        return new PageResult.File
        {
            ContentType = ContentType,
            DownloadName = file.Name,
            WriteAsync = async (output, token) =>
            {
                await using (content)
                    await content.CopyToAsync(output, token);
            },
        };
    }
}
