namespace HcpCsp.Plugin.Model.Lines;

/// <summary>What kind of product a line is about.</summary>
internal enum ProductFamily
{
    Seat,
    AzurePlan,
    Reservation,
    SavingsPlan,
    Software,
    Marketplace,
    Other,

    /// <summary>No line's: what a pricing plan charges by itself.</summary>
    Fee,
}
