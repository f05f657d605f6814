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
}
