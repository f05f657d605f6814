using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Asks the storage for files of an export. No token is ever sent there: the signature in the address opens them.</summary>
internal sealed class BlobOpener(HttpClient client, ExportAccess access, RequestMeter meter)
{
    // Several files share a signature: the one that another file has just renewed may be on its way out as well.
    private const int MostRenewals = 3;

    // What the storage says, beside 403, when a signature has lapsed ("Status and error codes" of its REST reference).
    private static readonly string[] LapsedCodes = ["AuthenticationFailed", "AuthorizationFailure", "InvalidAuthenticationInfo", "NoAuthenticationInformation"];

    /// <summary>A good answer whose body begins at <paramref name="from"/>, or at 0 when the storage doesn't part files.</summary>
    /// <param name="name">As the manifest names it.</param>
    /// <param name="from">First byte wanted.</param>
    /// <param name="tag">The version that the bytes before are of; null when it isn't known for certain: then the whole is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HttpResponseMessage> OpenAsync(string name, long from, EntityTagHeaderValue? tag, CancellationToken cancellationToken)
    {
        BlobAccess opened = access.Current;
        HttpResponseMessage response = await SendAsync(opened, name, from, tag, cancellationToken);
        for (int renewals = 0; renewals < MostRenewals && IsLapsed(response); renewals++)
        {
            response.Dispose();
            opened = await access.RenewAsync(opened, cancellationToken);
            response = await SendAsync(opened, name, from, tag, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Refused(response, name);
    }

    private async Task<HttpResponseMessage> SendAsync(BlobAccess opened, string name, long from, EntityTagHeaderValue? tag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ToAddress(opened, name));
        if (from > 0 && tag is not null)
        {
            request.Headers.Range = new RangeHeaderValue(from, to: null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        }

        meter.CountRequest(access.Tenant.AccountId);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or IOException)
        {
            throw Failures.Unreachable(request.RequestUri!, CallTrace.OfFile(name, response: null), exception);
        }
    }

    private static bool IsLapsed(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Forbidden
        || (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
            && LapsedCodes.Contains(FindErrorCode(response), StringComparer.OrdinalIgnoreCase));

    private static string FindErrorCode(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-ms-error-code", out IEnumerable<string>? codes) ? string.Join(',', codes) : "";

    private static Uri ToAddress(BlobAccess access, string name)
    {
        string path = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return new Uri($"{access.RootDirectory.AbsoluteUri.TrimEnd('/')}/{path}?{access.Signature}");
    }

    // The storage's own text may quote the signature, so it isn't read.
    private static PartnerCenterException Refused(HttpResponseMessage response, string name)
    {
        int status = (int)response.StatusCode;
        var trace = CallTrace.OfFile(name, response);
        return new PartnerCenterException(string.Create(CultureInfo.InvariantCulture, $"Microsoft's storage answered {status} for the file {name}."))
        {
            Call = trace.Name,
            Status = status,
            Code = FindErrorCode(response),
            RequestId = trace.RequestId,
            IsTransient = IsGoneForNow(response.StatusCode) || RetryHandler.IsPassing(response.StatusCode),
            Advice = "The export is asked for anew by the next discovery.",
        };
    }

    // A new export has new files and a new signature.
    private static bool IsGoneForNow(HttpStatusCode status) => status
        is HttpStatusCode.Unauthorized
        or HttpStatusCode.Forbidden
        or HttpStatusCode.NotFound
        or HttpStatusCode.PreconditionFailed
        or HttpStatusCode.RequestedRangeNotSatisfiable;
}
