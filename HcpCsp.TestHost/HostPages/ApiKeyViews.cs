using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.TestHost.ApiKeys;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The parts of <see cref="ApiKeysPage"/>.</summary>
internal static class ApiKeyViews
{
    public static HtmlText Problems(IReadOnlyList<string> problems) => Html.Of($"""
        <div class="alert alert-error" role="alert"><div><p><strong>The key was not made</strong></p><ul>{problems.Select(problem => Html.Of($"<li>{problem}</li>"))}</ul></div></div>
        """);

    public static HtmlText Issued(IssuedApiKey issued) => Html.Of($"""
        <div class="alert alert-good" role="status"><div class="stack"><p><strong>{issued.Key.Name} is made. Copy it now: it is never shown again.</strong></p>
        <p class="wrap-any"><code id="new-key">{issued.Text}</code></p>
        <p>Send it as <code>Authorization: Bearer</code> and the key. Keep it like a password: who has it can do what it may.</p></div></div>
        """);

    public static HtmlText Table(IReadOnlyList<ApiKey> keys, PageRequest request, DateTimeOffset now, bool withPeople) => keys.Count == 0
        ? Html.Of($"""<p class="muted">There is no key yet.</p>""")
        : Html.Of($"""
            <div class="table-wrap" tabindex="0"><table class="data">
            <caption class="hidden-visually">{(withPeople ? "Keys of other people" : "Your keys")}</caption>
            <thead><tr><th scope="col">Name</th>{(withPeople ? Html.Of($"""<th scope="col">Person</th>""") : HtmlText.Empty)}<th scope="col">Begins with</th><th scope="col">May</th>
            <th scope="col">Created</th><th scope="col">Last used</th><th scope="col">Expires</th><th scope="col" class="actions-col">Actions</th></tr></thead>
            <tbody>{keys.Select(key => Row(key, request, now, withPeople))}</tbody>
            </table></div>
            """);

    public static HtmlText Form(PageRequest request, DateTimeOffset now) => Html.Of($"""
        <section class="card"><h2>Make a key</h2>
        <form method="post" action="{ApiKeysPage.Path}" class="form">{new HtmlText(request.AntiforgeryFieldHtml)}
        <div class="field"><label for="key-name">Name</label><input id="key-name" name="name" maxlength="{ApiKeyWish.LongestName}" value="{request.FindForm("name")}" required autocomplete="off" aria-describedby="key-name-help">
        <p class="help" id="key-name-help">What it is for, such as the program that uses it.</p></div>
        <div class="field"><label for="key-rights">It may</label><select id="key-rights" name="rights">
        {Option("read", "Read only", request.FindForm("rights"))}{Option("change", "Read and change", request.FindForm("rights"))}</select></div>
        <div class="field"><label for="key-life">It counts for</label><select id="key-life" name="life">
        {ApiKeyWish.Lives.Select(days => Option(days.ToString(CultureInfo.InvariantCulture), $"{days} days", request.FindForm("life") ?? "90"))}
        {Option(ApiKeyWish.OnDate, "Until a date", request.FindForm("life"))}</select></div>
        <div class="field"><label for="key-date">Last day, when until a date</label>
        <input id="key-date" name="date" type="date" min="{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" value="{request.FindForm("date")}"></div>
        <div class="actions"><button class="btn btn-primary">Make the key</button></div>
        </form></section>
        """);

    private static HtmlText Option(string value, string caption, string? chosen) =>
        Html.Of($"""<option value="{value}"{(value == chosen ? new HtmlText(" selected") : HtmlText.Empty)}>{caption}</option>""");

    private static HtmlText Row(ApiKey key, PageRequest request, DateTimeOffset now, bool withPeople) => Html.Of($"""
        <tr><th scope="row">{key.Name}</th>{(withPeople ? Html.Of($"<td>{DevelopmentUsers.Find(key.UserId)?.Name ?? key.UserId}</td>") : HtmlText.Empty)}
        <td class="nowrap"><code>{key.Beginning}…</code></td><td class="nowrap">{(key.MayChange ? "Read and change" : "Read only")}</td>
        <td class="nowrap">{HostPage.Moment(key.CreatedAt, request)}</td><td class="nowrap">{(key.LastUsedAt is null ? Html.Of($"""<span class="muted">Never</span>""") : HostPage.Moment(key.LastUsedAt, request))}</td>
        <td class="nowrap">{HostPage.Moment(key.ExpiresAt, request)}{(key.ExpiresAt <= now ? StateBadge.Render(AccountStateKind.Bad, "Expired") : HtmlText.Empty)}</td>
        <td class="actions-col"><details><summary class="btn btn-quiet" aria-label="Revoke {key.Name}">Revoke</summary>
        <form method="post" action="{ApiKeysPage.Path}/{key.Id}/revoke">{new HtmlText(request.AntiforgeryFieldHtml)}<button class="btn btn-danger">Revoke for good</button></form></details></td></tr>
        """);
}
