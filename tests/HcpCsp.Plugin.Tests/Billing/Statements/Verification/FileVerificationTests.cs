using System.Security.Cryptography;
using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Statements.Verification;

public sealed class FileVerificationTests
{
    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount());
    private readonly Statement first = StatementBuilders.AStatement();

    [Fact]
    public async Task VerifyAsync_FileAsItWasIssued_IsOfItsStatement()
    {
        byte[] file = Issue(first);

        VerifiedFile verified = await VerifyAsync(file);

        verified.Sha256.ShouldBe(Hash(file));
        FoundStatement found = verified.Verdict.ShouldBeOfType<FileVerdict.Issued>().Statements.ShouldHaveSingleItem();
        (found.Statement.Number, found.Statement.Version, found.SupersededBy).ShouldBe((first.Number, 1, null));
    }

    [Fact]
    public async Task VerifyAsync_FileOfAnEarlierVersion_NamesTheOneInForce()
    {
        byte[] file = Issue(first);
        Issue(first with { Version = 2 });
        Issue(first with { Version = 3 });

        FoundStatement found = (await VerifyAsync(file)).Verdict.ShouldBeOfType<FileVerdict.Issued>().Statements.ShouldHaveSingleItem();

        (found.Statement.Version, found.SupersededBy?.Version).ShouldBe((1, 3));
    }

    [Fact]
    public async Task VerifyAsync_OneByteMore_WasChanged()
    {
        byte[] file = Issue(first);

        FoundStatement found = (await VerifyAsync([.. file, 0])).Verdict.ShouldBeOfType<FileVerdict.Changed>().Statement;

        (found.Statement.Number, found.Statement.Version).ShouldBe((first.Number, 1));
    }

    [Fact]
    public async Task VerifyAsync_SaysAVersionThatWasNeverIssued_IsUnknownAndTellsTheClaim()
    {
        Issue(first);

        (await VerifyAsync(AWorkbook.Saying(first.Number + " v2"))).Verdict.ShouldBe(new FileVerdict.Unknown(new ClaimedStatement(first.Number, 2)));
    }

    [Fact]
    public async Task VerifyAsync_OtherFile_IsUnknown() => (await VerifyAsync("a,b"u8.ToArray())).Verdict.ShouldBe(new FileVerdict.Unknown(null));

    [Fact]
    public void Verify_HashOfAnIssuedFile_IsOfItsStatement() =>
        new FileVerification(store).Verify(Hash(Issue(first))).ShouldBeOfType<FileVerdict.Issued>().Statements[0].Statement.Number.ShouldBe(first.Number);

    private byte[] Issue(Statement statement)
    {
        byte[] file = AWorkbook.Saying($"{statement.Number} v{statement.Version}");
        store.Statements.Issue([(statement with { Files = [new StatementFile("Contoso.xlsx", "stored", Hash(file), file.Length, 2)] }).Issued()]);
        return file;
    }

    private Task<VerifiedFile> VerifyAsync(byte[] file) => new FileVerification(store).VerifyAsync(new MemoryStream(file), TestContext.Current.CancellationToken);

    private static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
