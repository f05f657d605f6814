using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Pages.Rendering;

namespace HcpCsp.Plugin.Pages;

/// <summary>Makes a view from a template: the module's stylesheet and script come with each.</summary>
internal sealed class PageComposer(PageRenderer renderer, PageAssets assets)
{
    public PageResult.View Compose(PageRequest request, string title, IReadOnlyList<Breadcrumb> way, string template, object model, int status = 200) =>
        new()
        {
            Title = title,
            Breadcrumbs = way,
            BodyHtml = renderer.Render(template, model, request.AntiforgeryFieldHtml),
            Stylesheets = [assets.Stylesheet],
            Scripts = [assets.Script],
            Status = status,
        };
}
