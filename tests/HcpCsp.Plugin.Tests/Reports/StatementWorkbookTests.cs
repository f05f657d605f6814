using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>The workbook that a customer gets with an issued statement.</summary>
public class StatementWorkbookTests
{
    private readonly WorkbookFixture fixture = new WorkbookFixture(ALine(10.01m), ALine(20.02m)).WithMarkup(12.5m);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CustomerStatement Statement => CustomerStatement.Find(fixture.Store, fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!, Contoso)!;

    [Fact]
    public async Task WriteAsync_Issued_NamesNumberAndVersionOnTheCover() =>
        CoverOf(await WriteAsync(Statement with { Version = 2 })).ShouldContain(Statement.Number + ", version 2");

    [Fact]
    public async Task WriteCustomerWorkbookAsync_NotIssued_SaysSo() =>
        CoverOf(await fixture.WriteCustomerAsync()).ShouldContain(Statement.Number + ", not issued yet");

    [Fact]
    public async Task WriteAsync_Issued_IsIdentifiedInItsProperties() =>
        WorkbookFixture.Parts(await WriteAsync(Statement with { Version = 2 }))["docProps/core.xml"].ShouldContain($"<dc:identifier>{Statement.Number} v2</dc:identifier>");

    [Fact]
    public async Task WriteCustomerWorkbookAsync_NotIssued_IsIdentifiedByNothing() =>
        WorkbookFixture.Parts(await fixture.WriteCustomerAsync())["docProps/core.xml"].ShouldNotContain("identifier");

    [Fact]
    public async Task Check_IdentifiedAsAnotherVersion_IsNotReleased()
    {
        using var file = new MemoryStream(await WriteAsync(Statement with { Version = 2 }));
        using WorkbookDraft draft = CustomerWorkbook.Design(Statement with { Version = 1 }, CustomerLineColumns.All, WorkbookSettings.Plain);

        Should.Throw<CustomerLeakException>(() => new CustomerLeakScan(StatementAllowance.Of(Statement with { Version = 1 }, HouseStyle.Plain), draft).Check(file))
            .Message.ShouldContain("docProps/core.xml");
    }

    [Fact]
    public async Task WriteAsync_SameStatement_GivesTheSameBytes() =>
        (await WriteAsync(Statement with { Version = 1 })).ShouldBe(await WriteAsync(Statement with { Version = 1 }));

    [Fact]
    public async Task WriteAsync_RestatedMeanwhile_HoldsTheLinesThatItWasMadeFrom()
    {
        CustomerStatement before = Statement with { Version = 1 };
        byte[] expected = await WriteAsync(before);

        fixture.Store.Data(AccountId).With(AnInvoice(total: 1.1m), [ALine(1m)]);

        (await WriteAsync(before)).ShouldBe(expected);
    }

    [Fact]
    public async Task WriteAsync_WouldTellACost_IsRefusedForPeople()
    {
        var leaking = new WorkbookFixture(ALine(10.01m))
        {
            CustomerColumns = [.. CustomerLineColumns.All, new NumberSheetColumn<PricedLine>("Basis", 10, CellLook.Number, line => line.Outcome.Cost.Amount)],
        };
        CustomerStatement statement = CustomerStatement.Find(leaking.Store, leaking.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!, Contoso)!;
        using var output = new MemoryStream();

        var refused = await Should.ThrowAsync<StatementNotWrittenException>(() => leaking.Workbooks.WriteAsync(statement with { Version = 1 }, output, Token));

        refused.Message.ShouldContain("The workbook of Contoso was held back");
        output.Length.ShouldBe(0);
    }

    [Fact]
    public void FileNameOf_Issued_NamesNumberAndVersion() =>
        fixture.Workbooks.FileNameOf(Statement with { Version = 1 }).ShouldBe($"Contoso {Statement.Number} v1.xlsx");

    private async Task<byte[]> WriteAsync(CustomerStatement statement)
    {
        using var output = new MemoryStream();
        await fixture.Workbooks.WriteAsync(statement, output, Token);
        return output.ToArray();
    }

    private static IReadOnlyList<string> CoverOf(byte[] file)
    {
        using XLWorkbook workbook = WorkbookFixture.Open(file);
        return [.. workbook.Worksheet("Summary").Column(3).CellsUsed().Select(cell => cell.GetString())];
    }
}
