namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>Every kind of workbook, as programs other than ours read it.</summary>
public sealed class OpenedWorkbookTests(OpenedWorkbooks opened) : IClassFixture<OpenedWorkbooks>
{
    private const string Missing = "LibreOffice (soffice) isn't installed here.";

    public static TheoryData<string> Samples => [.. WorkbookSamples.All.Keys];

    [Fact]
    public void Program_OnTheBuildMachine_IsThere()
    {
        Assert.SkipUnless(OpenedWorkbooks.IsExpected, Missing);

        OpenedWorkbooks.CanOpen.ShouldBeTrue(Missing);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void LibreOffice_Recalculated_ComesToOurFigures(string sample)
    {
        Assert.SkipUnless(OpenedWorkbooks.IsExpected, Missing);

        Recalculation.Compare(opened.Written(sample), opened.Recalculated(sample)).ShouldBeEmpty();
        ReadCell.ReadAll(opened.Written(sample)).Values.Count(cell => cell.IsFormula).ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Validator_OfExcelsSchema_FindsNothing(string sample) => WorkbookFixture.Validate(opened.Written(sample)).ShouldBeEmpty();

    [Fact]
    public void Compare_FigureOffByACent_IsFound()
    {
        Assert.SkipUnless(OpenedWorkbooks.IsExpected, Missing);

        Recalculation.Compare(opened.Written(OpenedWorkbooks.Falsified), opened.Recalculated(OpenedWorkbooks.Falsified))
            .ShouldHaveSingleItem().ShouldContain("holds 17.02,");
    }

    [Fact]
    public void Compare_FormulaThatFails_IsFound()
    {
        Assert.SkipUnless(OpenedWorkbooks.IsExpected, Missing);

        Recalculation.Compare(opened.Written(OpenedWorkbooks.Broken), opened.Recalculated(OpenedWorkbooks.Broken))
            .ShouldContain(difference => difference.Contains("IsError = True", StringComparison.Ordinal));
    }
}
