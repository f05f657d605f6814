using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Pages.Branding;
using HcpCsp.Plugin.Pages.Own;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Pages.Reports.Runs;
using HcpCsp.Plugin.Pages.Statements;

namespace HcpCsp.Plugin.Pages.Downloads;

/// <summary>The downloads of pages for programs, whose keys reach <c>/api/</c> alone.</summary>
internal sealed class DownloadsApi(
    WorkbookPages workbooks, CsvPage csv, MicrosoftStatementPage microsoft, StatementPage statements, ReportDownloads reports, PlanPage plans, BrandingPage branding, OwnCostsPage own) : IApiSection
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv";
    private const string Account = "/api/csp/accounts/{id}";
    private const string Invoice = Account + "/invoices/{number}";

    private static readonly ApiStatus Unread = new(409, "The lines of this invoice aren't read yet.");
    private static readonly ApiStatus Damaged = new(500, "The file on disk isn't what was made: it isn't sent.");

    public IEnumerable<ApiRoute> ListRoutes() => [.. ListOfInvoices(), .. ListOfReports(), .. ListOthers()];

    private IEnumerable<ApiRoute> ListOfInvoices()
    {
        var about = new ApiAbout(ApiGroups.Invoices, ApiValues.Account, ApiValues.InvoiceNumber);
        ApiParameter customer = new("customer", "Tenant id of the customer whose part alone is wanted.") { Format = "uuid" };
        yield return Get(Invoice + "/workbook.xlsx", workbooks.GetPartnerWorkbookAsync, about.File("downloadPartnerWorkbook", "The partner's workbook of an invoice, with costs", Workbook, ApiStatuses.NoInvoice, Unread));
        yield return Get(
            Invoice + "/customers/{customerId}/workbook.xlsx", workbooks.GetCustomerFileAsync,
            new ApiAbout(ApiGroups.Invoices, ApiValues.Account, ApiValues.InvoiceNumber, ApiValues.Customer)
                .File("downloadCustomerWorkbook", "A customer's workbook of an invoice: the statement, where one was issued", Workbook, ApiStatuses.NoInvoice, Unread, Damaged));
        yield return Get(Invoice + "/lines.csv", csv.GetLinesAsync, about.File("downloadLines", "The lines of an invoice as CSV", Csv, ApiStatuses.NoInvoice, Unread) with
        {
            Query =
            [
                customer,
                new ApiParameter("separator", "Between values.") { AllowedValues = ["comma", "semicolon", "tab"], Default = "comma" },
                new ApiParameter("decimal", "Decimal sign.") { AllowedValues = ["point", "comma"], Default = "point" },
                new ApiParameter("dates", "How dates are written.") { AllowedValues = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy"], Default = "yyyy-MM-dd" },
                new ApiParameter("mark", "Whether it begins with a byte order mark.") { AllowedValues = ["yes", "no"], Default = CsvForm.Plain.Mark },
            ],
        });
        yield return Get(Invoice + "/focus.csv", csv.GetFocusAsync, about.File("downloadFocus", "The charges of an invoice as CSV by the FOCUS specification", Csv, ApiStatuses.NoInvoice, Unread) with { Query = [customer] });
        yield return Get(Invoice + "/microsoft.pdf", microsoft.GetAsync, about.File("downloadMicrosoftInvoice", "The PDF that Microsoft makes of an invoice", "application/pdf", ApiStatuses.NoInvoice, new ApiStatus(409, "Somebody has to sign in to the account first."), new ApiStatus(502, "Microsoft didn't give it.")));
        yield return Get(
            Account + "/statements/{number}/{version}/workbook.xlsx", statements.DownloadAsync,
            new ApiAbout(ApiGroups.Statements, ApiValues.Account, StatementRoute.Number, StatementRoute.Version)
                .File("downloadStatement", "The workbook of a statement as it was issued", Workbook, StatementRoute.NoStatement, Damaged));
    }

    private IEnumerable<ApiRoute> ListOfReports()
    {
        var runId = new ApiParameter("runId", "Id of the run, as the list of reports names it.");
        var noRun = new ApiStatus(404, "This partner account has no such reports, or they have no such file.");
        yield return Get(
            Account + "/reports/{runId}/files/{fileId}", reports.GetFileAsync,
            new ApiAbout(ApiGroups.Reports, ApiValues.Account, runId, new ApiParameter("fileId", "Id of the file, as the run names it."))
                .File("downloadReport", "One file of a run of reports, a workbook or CSV", "application/octet-stream", noRun, Damaged));
        yield return Get(
            Account + "/reports/{runId}/reports.zip", reports.GetZipAsync,
            new ApiAbout(ApiGroups.Reports, ApiValues.Account, runId).File("downloadReports", "All files of a run of reports", "application/zip", noRun, new ApiStatus(409, "They are still being made, or none could be.")));
    }

    private IEnumerable<ApiRoute> ListOthers()
    {
        yield return Get(
            "/api/csp/plans/{planId}/{version}/plan.json", plans.ExportAsync,
            new ApiAbout(ApiGroups.Plans, PlanRoute.PlanId, PlanRoute.Version).File("downloadPlan", "The file of a version of a plan", "application/json", PlanRoute.NoPlan));
        yield return Get(
            Account + "/branding/logo.png", branding.GetLogoAsync,
            new ApiAbout(ApiGroups.Accounts, ApiValues.Account).File("downloadLogo", "The logo on an account's reports", "image/png", new ApiStatus(404, "This partner account has no logo.")));
        yield return Get(
            "/api/csp/own/statements/{number}/{version}/workbook.xlsx", own.DownloadAsync,
            new ApiAbout(ApiGroups.Own, StatementRoute.Number, StatementRoute.Version).File("downloadOwnStatement", "The workbook of a statement that was issued to your organization", Workbook, StatementRoute.NoStatement, Damaged)) with
        {
            Roles = [HcpRoles.TenantAdmin],
        };
    }

    private static ApiRoute Get(string pattern, PageHandler handler, ApiDescription description) => ApiRoutes.Get(pattern, DownloadAnswers.For(handler), description);
}
