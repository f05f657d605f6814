using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Reports;

/// <summary>
/// Which house style a workbook is made in. Microsoft lets a partner sell in its own market alone ("CSP regional authorization"), so the
/// customers' countries tell what the partner prints on.
/// </summary>
internal sealed class HouseStyles(ICspStore store, IBrandStore? brands = null)
{
    public HouseStyle OfPartner(string accountId) => Of(accountId, PaperSizes.OfMost([.. store.OpenAccount(accountId).ListCustomers().Select(customer => customer.Country)]));

    public HouseStyle OfCustomer(string accountId, string customerId) =>
        Of(accountId, PaperSizes.Of(store.OpenAccount(accountId).FindCustomer(customerId)?.Country ?? ""));

    private HouseStyle Of(string accountId, ClosedXML.Excel.XLPaperSize paper) =>
        brands is null ? HouseStyle.Plain with { Paper = paper } : HouseStyle.Of(brands.GetBrand(accountId), paper);
}
