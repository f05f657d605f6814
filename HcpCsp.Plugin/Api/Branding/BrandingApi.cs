using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Branding;

/// <summary><c>/api/csp/accounts/{id}/branding</c>: how the reports of a partner account look; <c>POST</c> changes it, the logo as a file.</summary>
internal sealed class BrandingApi(ICspStore store, IBrandStore brands, BrandActions actions) : IApiSection
{
    private const string Branding = "/api/csp/accounts/{id}/branding";

    public IEnumerable<ApiRoute> ListRoutes() => [ApiRoutes.Get(Branding, GetAsync), ApiRoutes.Post(Branding, PostAsync) with { MaxUploadBytes = BrandActions.MostUploadBytes }];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account ? Answer(brands.GetBrand(account.Id)) : ApiAnswers.UnknownAccount);

    /// <summary>Whole, with the <c>version</c> that was read; the logo stays unless one is sent or <c>removeLogo</c> is.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        return await actions.SaveAsync(request.AsProgram(), account, BrandForm.Read(request), cancellationToken) switch
        {
            BrandOutcome.Saved saved => Answer(saved.Brand),
            BrandOutcome.Refused refused => ApiAnswers.Refused("csp.branding", refused.Check.Errors),
            BrandOutcome.Conflict { Theirs: var theirs } => ApiAnswers.Conflict(
                "csp.branding.conflict", $"Somebody else saved meanwhile, version {theirs.Version}: accent {theirs.Accent ?? "none"}, footer {theirs.Footer ?? "none"}, {(theirs.Logo is null ? "no logo" : "a logo")}."),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        };
    }

    private static ApiResult Answer(ReportBrand brand) => ApiAnswers.One(
        new BrandingJson(brand.Accent, brand.Footer, brand.Logo is { } logo ? new LogoJson(logo.Width, logo.Height, logo.Png.Length) : null, brand.Version),
        BrandingJsonContext.Default.BrandingJson);
}

/// <param name="Accent">Such as #1F4E79; null for ours.</param>
/// <param name="Footer">At the foot of each printed page; null for none.</param>
/// <param name="Logo">Null for none.</param>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record BrandingJson(string? Accent, string? Footer, LogoJson? Logo, long Version);

/// <summary>A PNG, in pixels and bytes.</summary>
internal sealed record LogoJson(int Width, int Height, long Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BrandingJson))]
internal sealed partial class BrandingJsonContext : JsonSerializerContext;
