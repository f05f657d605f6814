namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What Entra's token answer holds beside the standard.</summary>
/// <param name="Scope">As the current endpoint writes it.</param>
/// <param name="ClientInfo">Null for an application on its own.</param>
/// <param name="Resource">What the old endpoint echoes.</param>
/// <param name="Permission">The scope in the old endpoint's words.</param>
internal sealed record TokenExtras(string Scope, string? ClientInfo, string Resource, string? Permission);
