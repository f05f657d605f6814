using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HcpCsp.TestHost.Routing;

/// <summary>Reads forms with files: the fields into memory, the files into the data folder, no byte more than the route takes.</summary>
/// <remarks>
/// Not by the framework's own reader, since its one exception for everything doesn't tell a file that is too large from a form that is
/// broken, nor refuse a file before its content is read.
/// </remarks>
internal sealed class MultipartForms
{
    /// <summary>A pricing plan of 500 items is one form, with some twenty values each.</summary>
    public const int MostParts = 16_384;

    /// <summary>Of all fields together, so that they fit into memory.</summary>
    private const int MostFieldBytes = 4 << 20;

    private const int LongestBoundary = 128;

    private readonly string folder;

    public MultipartForms(HostFolders folders)
    {
        folder = folders.Uploads;
        // A host that was killed in the middle of a request left its files here.
        foreach (string left in Directory.EnumerateFiles(folder))
            File.Delete(left);
    }

    /// <returns>Null when the request isn't such a form. Disposing deletes the files.</returns>
    /// <exception cref="UploadRefusedException">Too large, not taken here, or broken.</exception>
    public async Task<UploadedForm?> ReadAsync(HttpContext context, long limit)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || FindBoundary(context.Request) is not { } boundary)
            return null;
        // Counted here. Kestrel's own limit would break the connection off, and the browser never show why.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var upload = new UploadedForm(folder);
        try
        {
            context.Request.Form = await ReadAsync(new MultipartReader(boundary, context.Request.Body), upload, limit, context.RequestAborted);
            context.Features.Set(upload);
            return upload;
        }
        catch (Exception error)
        {
            upload.Dispose();
            if (error is InvalidDataException or IOException)
                throw UploadRefusedException.Unreadable(error);
            throw;
        }
    }

    private static string? FindBoundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw UploadRefusedException.Unreadable();
    }

    private static async Task<FormCollection> ReadAsync(MultipartReader reader, UploadedForm upload, long limit, CancellationToken cancellationToken)
    {
        var fields = new KeyValueAccumulator();
        long fileBytes = 0;
        int fieldBytes = 0;
        for (int parts = 1; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts > MostParts || part.GetContentDispositionHeader() is not { } disposition)
                throw UploadRefusedException.Unreadable();
            string name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
            {
                if (limit == 0)
                    throw UploadRefusedException.NotTaken();
                fileBytes += await KeepAsync(part.AsFileSection()!, upload, limit, limit - fileBytes, cancellationToken); // It is one: the disposition says so.
            }
            else
            {
                byte[] value = await ReadFieldAsync(part.Body, MostFieldBytes - fieldBytes, cancellationToken);
                fieldBytes += value.Length;
                fields.Append(name, Encoding.UTF8.GetString(value));
            }
        }

        return new FormCollection(fields.GetResults());
    }

    private static async Task<long> KeepAsync(FileMultipartSection part, UploadedForm upload, long limit, long left, CancellationToken cancellationToken)
    {
        await using FileStream file = upload.Create(out string path);
        if (part.FileStream is { } content && !await CopyAsync(content, file, left, cancellationToken))
            throw UploadRefusedException.TooLarge(limit);
        upload.Add(new UploadedFile
        {
            FieldName = part.Name,
            FileName = part.FileName,
            ContentType = part.Section.ContentType ?? "",
            Length = file.Length,
            OpenRead = () => File.OpenRead(path),
        });
        return file.Length;
    }

    private static async Task<byte[]> ReadFieldAsync(Stream content, int left, CancellationToken cancellationToken)
    {
        using var value = new MemoryStream();
        return await CopyAsync(content, value, left, cancellationToken) ? value.ToArray() : throw UploadRefusedException.Unreadable();
    }

    /// <returns>False when there is more than may be copied.</returns>
    private static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 << 10];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0; most -= read)
        {
            if (read > most)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }
}
