using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Model;

public class AmendmentTreeTests
{
    private static readonly Invoice First = AnInvoice.Numbered("G1", 5);
    private static readonly Invoice VoidNote = AnInvoice.Numbered("G2", 6) with { DocumentType = "void_note", AmendsNumber = "G1" };
    private static readonly Invoice Adjustment = AnInvoice.Numbered("G3", 7) with { DocumentType = "adjustment_note", AmendsNumber = "G1" };

    [Fact]
    public void MarkVoided_VoidNoteOfItsOwn_VoidsWhatItAmendsAndItself()
    {
        Invoice[] marked = [.. AmendmentTree.MarkVoided([VoidNote, First])];

        marked.Select(invoice => (invoice.Number, invoice.IsVoided, invoice.VoidedBy)).ShouldBe([("G2", true, null), ("G1", true, "G2")]);
    }

    // Microsoft's own sample: the document has become the void note, and carries what replaces it.
    [Fact]
    public void MarkVoided_DocumentThatBecameAVoidNote_LeavesItsReplacementCounting()
    {
        Invoice[] marked = [.. AmendmentTree.MarkVoided([First with { DocumentType = "void_note" }, Adjustment])];

        marked.Select(invoice => (invoice.Number, invoice.IsVoided)).ShouldBe([("G1", true), ("G3", false)]);
    }

    [Fact]
    public void MarkVoided_AdjustmentNote_VoidsNothing() =>
        AmendmentTree.MarkVoided([First, Adjustment]).ShouldAllBe(invoice => !invoice.IsVoided);

    [Fact]
    public void MarkVoided_VoidNoteTakenAway_CountsAgain() =>
        AmendmentTree.MarkVoided([First with { VoidedBy = "G2" }]).Single().IsVoided.ShouldBeFalse();

    [Fact]
    public void Around_AnyDocumentOfTheTree_ShowsAllOfIt()
    {
        Invoice second = Adjustment with { Number = "G4", AmendsNumber = "G3" };
        Invoice[] all = [second, Adjustment, VoidNote, First, AnInvoice.Numbered("G9")];

        foreach (Invoice invoice in all[..4])
            AmendmentTree.Around(invoice, all).Select(node => (node.Document.Number, node.Depth)).ShouldBe([("G1", 0), ("G2", 1), ("G3", 1), ("G4", 2)]);
    }

    [Fact]
    public void Around_DocumentsThatAmendEachOther_EndsSomewhere()
    {
        Invoice[] all = [First with { AmendsNumber = "G2" }, VoidNote];

        AmendmentTree.Around(all[0], all).Count.ShouldBe(2);
    }

    [Fact]
    public void Around_AmendsADocumentThatIsNotKnown_IsAlone() =>
        AmendmentTree.Around(VoidNote, [VoidNote]).Single().Depth.ShouldBe(0);
}
