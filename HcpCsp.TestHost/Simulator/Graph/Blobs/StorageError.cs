using HcpCsp.TestHost.Simulator.Graph.Rows;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>A refusal in the storage's words.</summary>
internal sealed record StorageError(int Status, string Code, string Message)
{
    public static readonly StorageError AuthenticationFailed = new(
        403, "AuthenticationFailed", "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.");

    public static readonly StorageError BlobNotFound = new(404, "BlobNotFound", "The specified blob does not exist.");

    public static readonly StorageError ConditionNotMet = new(412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");

    public static readonly StorageError InvalidRange = new(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");

    public static readonly StorageError ServerBusy = new(503, "ServerBusy", "The server is busy.");

    /// <summary>Headers that every answer of the storage has.</summary>
    public static string StampRequest(HttpResponse response)
    {
        var id = Guid.NewGuid().ToString();
        response.Headers["x-ms-request-id"] = id;
        response.Headers["x-ms-version"] = "2021-08-06";
        return id;
    }

    public Task SendAsync(HttpContext context, DateTimeOffset now)
    {
        var response = context.Response;
        var id = StampRequest(response);
        response.StatusCode = Status;
        response.ContentLength = null;
        response.ContentType = "application/xml";
        response.Headers["x-ms-error-code"] = Code;
        if (HttpMethods.IsHead(context.Request.Method))
            return Task.CompletedTask;
        // The mark at the start is the storage's own.
        return response.WriteAsync(
            $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{Code}</Code><Message>{Message}\nRequestId:{id}\nTime:{LineDress.Moment(now)}</Message></Error>",
            context.RequestAborted);
    }
}
