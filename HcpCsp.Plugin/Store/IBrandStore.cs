using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Store;

/// <summary>The looks of reports, by account.</summary>
internal interface IBrandStore
{
    /// <summary>With nothing set when none was saved.</summary>
    ReportBrand GetBrand(string accountId);

    /// <inheritdoc cref="ICspStore.SaveAccount"/>
    ReportBrand SaveBrand(ReportBrand brand);
}
