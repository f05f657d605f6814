namespace HcpCsp.Abstractions.Api;

/// <summary>One status that an API route answers.</summary>
/// <param name="Code">HTTP status, 200 to 599. From 400 on the envelope holds messages and no results.</param>
/// <param name="When">When it is answered, as a sentence, such as <c>There is no such invoice.</c></param>
public sealed record ApiStatus(int Code, string When)
{
    /// <summary>200.</summary>
    public static ApiStatus Ok { get; } = new(200, "Done.");
}
