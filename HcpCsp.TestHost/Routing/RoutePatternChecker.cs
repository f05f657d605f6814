using Microsoft.AspNetCore.Routing.Patterns;

namespace HcpCsp.TestHost.Routing;

/// <summary>Checks a route pattern, down to its constraints.</summary>
internal sealed class RoutePatternChecker(ParameterPolicyFactory policies)
{
    /// <returns>What two patterns have in common that the router can't tell apart: all but the names of their values.</returns>
    /// <exception cref="ArgumentException">It isn't a pattern.</exception>
    public string Check(string pattern)
    {
        if (pattern is not ['/', ..])
            throw new ArgumentException($"A route pattern must begin with '/': '{pattern}'.", nameof(pattern));
        RoutePattern parsed = Parse(pattern);
        foreach (RoutePatternParameterPart parameter in parsed.Parameters)
        {
            foreach (RoutePatternParameterPolicyReference reference in parameter.ParameterPolicies)
                Resolve(pattern, parameter, reference);
        }

        return string.Concat(parsed.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(Shape))));
    }

    private static RoutePattern Parse(string pattern)
    {
        try
        {
            return RoutePatternFactory.Parse(pattern);
        }
        catch (RoutePatternException error)
        {
            throw new ArgumentException($"'{pattern}' is not a route pattern: {error.Message}", nameof(pattern), error);
        }
    }

    private static string Shape(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart value => $"{{{(value.IsCatchAll ? "**" : "")}{string.Concat(value.ParameterPolicies.Select(policy => ":" + policy.Content))}}}",
        _ => "",
    };

    private void Resolve(string pattern, RoutePatternParameterPart parameter, RoutePatternParameterPolicyReference reference)
    {
        try
        {
            policies.Create(parameter, reference);
        }
        catch (Exception error) when (error is InvalidOperationException or RouteCreationException)
        {
            throw new ArgumentException($"'{pattern}' has an unknown constraint '{reference.Content}'.", nameof(pattern), error);
        }
    }
}
