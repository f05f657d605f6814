namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>What to do about a failure, by Microsoft's error codes (Partner Center, "REST error codes") and else by status.</summary>
internal static class FailureAdvice
{
    public static string For(int status, string code) => ByCode(status, code) ?? ByStatus(status);

    private static string? ByCode(int status, string code) => (status, code.ToUpperInvariant()) switch
    {
        (401, "900420") => "The token was made for another service: check the addresses in HcpCsp:Microsoft.",
        (401, "400" or "800001") => "Sign in again on the account page.",
        (403, "2032" or "900150") => "The signed-in person lacks the role: have a Partner Center administrator give it the Admin Agent role, then sign in again.",
        (403, "900329") => "This needs a signed-in person, not the app alone: sign in again on the account page.",
        (403, "900308") => "The signed-in person has too few rights: have a Partner Center administrator give it the Admin Agent role.",
        (403, "900309" or "90000") => "A Conditional Access policy or Entra itself blocks the sign-in: ask the administrator of the partner tenant.",
        (403, "20002") => "Microsoft lists no reseller relationship with this customer any more; its history is kept.",
        (403, "2030") => "The partner isn't onboarded in that country; nothing can be read there.",
        (403, "900123" or "900124" or "900149") => "An agreement isn't accepted, or the programme isn't active: see the notices in Partner Center.",
        (404, "1000" or "60003") => "Microsoft no longer knows it; what was read before is kept.",
        (404, "20003" or "20000" or "800037" or "800076" or "800111") or (400, "2012") => "It is gone at Microsoft; what was read before is kept.",
        (404, "3000") => "Microsoft knows no partner of that MPN id.",
        (400, "3000" or "800002" or "900118") => "Microsoft doesn't take the request; report it with the request id.",
        (409, "900278") => "An operation on it is pending at Microsoft; try again later.",
        (401, "INVALIDAUTHENTICATIONTOKEN") => "Sign in again on the account page.",
        (403, "AUTHORIZATION_REQUESTDENIED" or "FORBIDDEN") => "Consent to PartnerBilling.Read.All is missing, or the signed-in person may not read billing data: sign in again and consent.",
        (_, "5000") => "Microsoft couldn't build the data; try again later.",
        _ => null,
    };

    private static string ByStatus(int status) => status switch
    {
        400 or 405 or 406 or 412 or 417 => "Microsoft doesn't take the request; report it with the request id.",
        401 => "Sign in again on the account page, with multi-factor authentication.",
        403 => "The signed-in person may not read this: have a Partner Center administrator give it the Admin Agent role.",
        404 => "Microsoft doesn't know it; what was read before is kept.",
        409 => "It is being changed at Microsoft; try again later.",
        429 => "Microsoft asks for fewer requests: wait, or lower HcpCsp:Discovery:RequestsPerMinute.",
        >= 500 or 408 => "A passing fault at Microsoft; try again later, and see Microsoft's service health if it stays.",
        _ => "Try again later; if it stays, report it with the request id.",
    };
}
