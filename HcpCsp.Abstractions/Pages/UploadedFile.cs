namespace HcpCsp.Abstractions.Pages;

/// <summary>One file of a form that was sent as <c>multipart/form-data</c>. Made by the host, which deletes the content once the answer was sent.</summary>
public sealed record UploadedFile
{
    /// <summary>Name of the form's field. Several files may have the same.</summary>
    public required string FieldName { get; init; }

    /// <summary>Name as the browser sent it, never empty. Untrusted: any characters, and no path to open or write.</summary>
    public required string FileName { get; init; }

    /// <summary>Content type as the browser sent it; empty when it sent none. Untrusted: what the content is, only the content tells.</summary>
    public required string ContentType { get; init; }

    /// <summary>Length of the content in bytes; 0 for an empty file.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// Opens the content at its beginning, for reading and seeking. Each call gives a stream of its own, which the caller disposes.
    /// It can be called until the handler's answer has been sent, and throws <see cref="FileNotFoundException"/> afterwards.
    /// </summary>
    public required Func<Stream> OpenRead { get; init; }
}
