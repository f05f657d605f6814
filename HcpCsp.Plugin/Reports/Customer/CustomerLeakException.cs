namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>A customer workbook was about to tell what isn't the customer's. It was not released.</summary>
internal sealed class CustomerLeakException(string message) : InvalidOperationException(message);
