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

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Accounts, ApiValues.Account);
        return
        [
            ApiRoutes.Get(Branding, GetAsync, about.One("getBranding", "How the reports of a partner account look", BrandingJsonContext.Default.BrandingAnswer, ApiStatuses.NoAccount)),
            ApiRoutes.Post(Branding, PostAsync, about.One("saveBranding", "Change how the reports of a partner account look", BrandingJsonContext.Default.BrandingAnswer, ApiStatuses.NoAccount, ApiStatuses.Meanwhile, ApiStatuses.Wrong) with
            {
                Form =
                [
                    new ApiParameter("accent", "Colour of titles and table heads, dark enough for white text. Empty: ours.") { Example = "#1F4E79" },
                    new ApiParameter("footer", "One line at the foot of each printed page. Empty: none."),
                    new ApiParameter("logo", "A PNG; without one, the logo stays.") { Type = ApiValueType.File },
                    new ApiParameter("removeLogo", "1 to have none.") { AllowedValues = ["1"] },
                    ApiValues.SavedVersion,
                ],
            }) with { MaxUploadBytes = BrandActions.MostUploadBytes },
        ];
    }

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
        new BrandingAnswer(brand.Accent, brand.Footer, brand.Logo is { } logo ? new LogoAnswer(logo.Width, logo.Height, logo.Png.Length) : null, brand.Version),
        BrandingJsonContext.Default.BrandingAnswer);
}

/// <param name="Accent">Such as #1F4E79; null for ours.</param>
/// <param name="Footer">At the foot of each printed page; null for none.</param>
/// <param name="Logo">Null for none.</param>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record BrandingAnswer(string? Accent, string? Footer, LogoAnswer? Logo, long Version);

/// <summary>A PNG, in pixels and bytes.</summary>
internal sealed record LogoAnswer(int Width, int Height, long Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BrandingAnswer))]
internal sealed partial class BrandingJsonContext : JsonSerializerContext;
