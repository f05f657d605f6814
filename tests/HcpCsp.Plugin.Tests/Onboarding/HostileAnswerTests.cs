using System.Buffers.Text;
using System.Text;
using CsCheck;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>Answers that are cut, altered or made up: they say nothing, or something, but break nothing.</summary>
public sealed class HostileAnswerTests
{
    private const int Tries = 20_000;

    private static readonly string[] Errors =
    [
        """{"error":"invalid_grant","error_description":"AADSTS50173: Revoked.\r\nTrace ID: 1","error_codes":[50173,65001],"claims":"{\"access_token\":{\"capolids\":{}}}"}""",
        """{"error":"temporarily_unavailable","error_codes":["90033",9e99,null,[1],{"a":2}],"claims":{}}""",
        """{"error":"\ud800","error_codes":["\udfff"],"claims":"\ud800"}""",
        """{"\ud800":1,"error":"interaction_required","error_codes":{},"claims":"[]"}""",
        "<html>AADSTS50173</html>",
    ];

    private static readonly string[] Claims =
    [
        """{"tid":"0d5e5c1a-7c3b-4a52-9a0e-3f6d1c2b4a01","amr":["pwd","mfa"],"upn":"admin@contoso.example"}""",
        """{"tid":"\ud800","amr":["\udfff",{"mfa":1},null,3]}""",
        """{"\ud800":1,"tid":7,"amr":"pwd mfa"}""",
        """{"tid":null,"amr":{"mfa":true}}""",
    ];

    // What JSON, base64url and Unicode trip over, beside any character at all.
    private static readonly Gen<char> Odd = Gen.OneOf([.. "\"\\{}[]:,.-_=9\0\ud800\udfff\ufeff".Select(Gen.Const), Gen.Char]);

    [Fact]
    public void OfBody_AlteredError_GivesAFaultThatTellsWhatToDo() =>
        Altered(Errors).Select(Gen.Bool).Sample(
            static (body, isPassing) =>
            {
                EntraError told = EntraError.OfBody(body);
                SignInFault fault = SignInFault.From(told, isPassing);
                return fault.What.Length > 0 && fault.WhatToDo.Length > 0 && (!isPassing || fault.State is null)
                    && (told.Claims.Length == 0 || told.Claims.TrimStart()[0] == '{');
            },
            iter: Tries);

    [Fact]
    public void OfRedirect_AnyTexts_GivesAFaultThatTellsWhatToDo() =>
        Gen.Select(Altered(["access_denied", "invalid_grant"]), Altered(["AADSTS65004: declined", "AADSTS99999999999: none"])).Sample(
            static (error, description) =>
            {
                SignInFault fault = SignInFault.From(EntraError.OfRedirect(error, description), isPassing: false);
                return fault.What.Length > 0 && fault.WhatToDo.Length > 0;
            },
            iter: Tries);

    [Fact]
    public void FindMfa_AlteredClaims_SaysYesNoOrNothing() =>
        Altered(Claims).Select(static claims => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln").Sample(Read, iter: Tries);

    [Fact]
    public void FindMfa_AlteredToken_SaysYesNoOrNothing() =>
        Altered([.. Claims.Select(static claims => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln")]).Sample(Read, iter: Tries);

    [Fact]
    public void FindMfa_AnyBytesAsClaims_SaysYesNoOrNothing() =>
        Gen.Byte.Array[0, 64].Select(static bytes => $"e30.{Base64Url.EncodeToString(bytes)}.c2ln").Sample(Read, iter: Tries);

    // Any result is right; an exception is not.
    private static void Read(string token)
    {
        _ = TokenClaims.FindMfa(token);
        _ = TokenClaims.FindTenant(token);
    }

    private static Gen<string> Altered(string[] samples) =>
        Gen.Select(Gen.OneOf([.. samples.Select(Gen.Const)]), Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3], Odd).Array[0, 6]).Select(static (sample, edits) =>
        {
            var text = new StringBuilder(sample);
            foreach (var (at, removed, added) in edits)
            {
                int place = at % (text.Length + 1);
                text.Remove(place, Math.Min(removed, text.Length - place)).Insert(place, added);
            }

            return text.ToString();
        });
}
