using System.Text.Json.Nodes;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>The faults for tests and scripts.</summary>
internal sealed class FaultDoor(FaultSwitches faults)
{
    public IResult List() => Results.Json(new JsonArray([.. FaultCatalogue.All.Select(Describe)]));

    public IResult Put(string name, string? value)
    {
        if (FaultCatalogue.Find(name) is not { } fault)
            return Results.Text(FaultSwitching.Unknown(name), statusCode: StatusCodes.Status404NotFound);
        return FaultSwitching.FindProblem(faults, fault, value) is { } problem
            ? Results.Text(problem, statusCode: StatusCodes.Status400BadRequest)
            : Results.Json(Describe(fault));
    }

    public IResult Delete(string name)
    {
        if (FaultCatalogue.Find(name) is not { } fault)
            return Results.Text(FaultSwitching.Unknown(name), statusCode: StatusCodes.Status404NotFound);
        faults.Clear(fault);
        return Results.Json(Describe(fault));
    }

    private JsonObject Describe(FaultDefinition fault) => new()
    {
        ["name"] = fault.Name,
        ["meaning"] = fault.Meaning,
        ["hasNumber"] = fault.HasNumber,
        ["on"] = faults.IsOn(fault),
        ["value"] = fault.HasNumber && faults.IsOn(fault) ? faults.Number(fault) : null,
    };
}
