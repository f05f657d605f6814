using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pages;

/// <summary>Words for the product families.</summary>
internal static class Families
{
    public static string Caption(ProductFamily family) => family switch
    {
        ProductFamily.Seat => "Seat",
        ProductFamily.AzurePlan => "Azure plan",
        ProductFamily.SavingsPlan => "Savings plan",
        _ => family.ToString(),
    };
}
