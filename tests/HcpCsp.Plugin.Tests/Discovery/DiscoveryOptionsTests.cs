using System.ComponentModel.DataAnnotations;
using HcpCsp.Plugin.Discovery;

namespace HcpCsp.Plugin.Tests.Discovery;

public class DiscoveryOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Validate(new DiscoveryOptions()).ShouldBeEmpty();

    [Fact]
    public void Validate_ValuesOutOfRange_NamesEachOfThem() =>
        Validate(new DiscoveryOptions { Interval = TimeSpan.Zero, MaxConcurrency = 0, BackfillMonths = -1 })
            .SelectMany(result => result.MemberNames).Order(StringComparer.Ordinal).ShouldBe(["BackfillMonths", "Interval", "MaxConcurrency"]);

    private static List<ValidationResult> Validate(DiscoveryOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
