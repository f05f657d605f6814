using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>A file as the host hands it over.</summary>
internal static class AnUpload
{
    public static UploadedFile Of(byte[] content, string field = "file", string name = "Fabrikam.xlsx") => new()
    {
        FieldName = field,
        FileName = name,
        ContentType = "application/octet-stream",
        Length = content.Length,
        OpenRead = () => new MemoryStream(content, writable: false),
    };

    public static PageRequest Uploading(this PageRequest request, byte[] content, string field = "file", string name = "Fabrikam.xlsx") =>
        request with { Files = [.. request.Files, Of(content, field, name)] };
}
