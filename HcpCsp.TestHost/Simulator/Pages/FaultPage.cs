using System.Globalization;
using HcpCsp.TestHost.Simulator.Faults;
using static HcpCsp.TestHost.Simulator.Pages.SimulatorPage;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>Every fault with its state, to be switched by a form that needs no script.</summary>
internal sealed class FaultPage(FaultSwitches faults, FaultActions actions)
{
    public IResult Show(string? done) => SimulatorPage.Show("Faults", $"""
        {(string.IsNullOrEmpty(done) ? "" : $"<p role=\"status\">{Text(done)}</p>")}
        <p>What goes wrong on purpose. A switch holds from the next request on, until it is switched again or the server ends.
        Scripts use <code>PUT /faults/NAME?value=N</code>, <code>DELETE /faults/NAME</code> and <code>GET /faults.json</code>.</p>
        {string.Concat(FaultCatalogue.Parts.Select(Part))}
        <h2>At once</h2>
        {actions.Forms()}
        """);

    public IResult Post(HttpRequest request, IFormCollection form)
    {
        if (!SameOrigin.Sent(request))
            return Refuse(StatusCodes.Status403Forbidden, "Only forms of this page are accepted.");
        var name = form["fault"].ToString();
        if (FaultCatalogue.Find(name) is not { } fault)
            return Refuse(StatusCodes.Status404NotFound, FaultSwitching.Unknown(name));
        if (string.Equals(form["action"], "off", StringComparison.Ordinal))
            faults.Clear(fault);
        else if (FaultSwitching.FindProblem(faults, fault, form["value"]) is { } problem)
            return Refuse(StatusCodes.Status400BadRequest, problem);
        // So that a reload of the page switches nothing again.
        return Results.LocalRedirect($"/faults?done={Uri.EscapeDataString($"{fault.Name} is {(faults.IsOn(fault) ? "on" : "off")}.")}");
    }

    public IResult PostAction(HttpRequest request, IFormCollection form)
    {
        if (!SameOrigin.Sent(request))
            return Refuse(StatusCodes.Status403Forbidden, "Only forms of this page are accepted.");
        return actions.Do(form["action"].ToString(), form["user"].ToString()) is { } done
            ? Results.LocalRedirect($"/faults?done={Uri.EscapeDataString(done)}")
            : Refuse(StatusCodes.Status404NotFound, "There is no such action or account.");
    }

    private static IResult Refuse(int status, string reason) =>
        SimulatorPage.Show("Faults", $"<p role=\"alert\">{Text(reason)}</p><p><a href=\"/faults\">Back to the faults</a></p>", status);

    private string Part((string Title, IReadOnlyList<FaultDefinition> Faults) part) => $"""
        <table><caption>{Text(part.Title)}</caption>
        <thead><tr><th scope="col">Fault</th><th scope="col">What it does</th><th scope="col">State</th><th scope="col">Switch</th></tr></thead>
        <tbody>{string.Concat(part.Faults.Select(Row))}</tbody></table>
        """;

    private string Row(FaultDefinition fault)
    {
        var isOn = faults.IsOn(fault);
        var name = Text(fault.Name);
        var number = fault.HasNumber && !isOn ? $"<input type=\"number\" name=\"value\" min=\"1\" value=\"2\" required aria-label=\"Number for {name}\">" : "";
        var state = !isOn ? "off" : fault.HasNumber ? "on, " + faults.Number(fault).ToString(CultureInfo.InvariantCulture) : "on";
        return $"""
            <tr id="{name}"{(isOn ? " class=\"on\"" : "")}><th scope="row"><code>{name}</code></th><td>{Text(fault.Meaning)}</td><td class="state">{state}</td>
            <td><form method="post" action="/faults"><input type="hidden" name="fault" value="{name}">{number}
            <button name="action" value="{(isOn ? "off" : "on")}" aria-label="Switch {name} {(isOn ? "off" : "on")}">Switch {(isOn ? "off" : "on")}</button></form></td></tr>
            """;
    }
}
