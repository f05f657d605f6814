using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>An answer may be too large, too slow, or end too soon: never a hang, and never memory without end.</summary>
public sealed class AnswerBoundsTests : IDisposable
{
    private const string Profile = "/v1/profiles/organization";
    private const string Good = $$"""{"tenantId":"{{PartnerCenterFixture.TenantId}}","companyName":"Contoso"}""";
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public async Task GetOrganizationAsync_AnswerWithoutEnd_IsRefusedAtTheLimit()
    {
        var body = new EndlessStream(TimeSpan.Zero, TimeProvider.System);
        fixture.Microsoft.On(Profile, _ => new HttpResponseMessage { Content = new StreamContent(body) });

        PartnerCenterException exception = await AskAndFailAsync(fixture);

        (exception.Call, exception.IsTransient).ShouldBe(("GET v1/profiles/organization", false));
        fixture.Microsoft.Requests.Count.ShouldBe(1);
        body.Given.ShouldBeLessThan(70 * 1024 * 1024);
    }

    [Fact]
    public async Task GetOrganizationAsync_BodyFallsSilent_IsAskedForAgain()
    {
        fixture.Microsoft.OnSequence(
            Profile,
            _ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream(Timeout.InfiniteTimeSpan, fixture.Time)) },
            _ => FakeMicrosoft.Json(Good));

        Task<Organization> asking = fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default);
        TimeSpan waited = await fixture.RunAsync(asking);

        (await asking).CompanyName.ShouldBe("Contoso");
        waited.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task GetOrganizationAsync_BodyThatTrickles_HasAnEnd()
    {
        fixture.Microsoft.OnSequence(
            Profile,
            _ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream(TimeSpan.FromSeconds(20), fixture.Time)) },
            _ => FakeMicrosoft.Json(Good));

        Task<Organization> asking = fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default);
        TimeSpan waited = await fixture.RunAsync(asking);

        (await asking).CompanyName.ShouldBe("Contoso");
        waited.ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task GetOrganizationAsync_NothingEverComes_FailsAfterSixTries()
    {
        fixture.Microsoft.On(Profile, _ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream(Timeout.InfiniteTimeSpan, fixture.Time)) });

        PartnerCenterException exception = await AskAndFailAsync(fixture);

        exception.IsTransient.ShouldBeTrue();
        fixture.Microsoft.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task GetOrganizationAsync_BodyBreaksOff_IsAskedForAgainUnderTheSameId()
    {
        int asked = 0;
        await using var server = new RawServer(_ => RawAnswer.Json(Good) with { EndAfter = ++asked == 1 ? 20 : null });
        using PartnerCenterFixture overHttp = PartnerCenterFixture.OverHttp(server.Address);

        Organization organization = await overHttp.FinishAsync(overHttp.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        organization.CompanyName.ShouldBe("Contoso");
        server.Requests.Select(request => request.Header("MS-RequestId")).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotBeEmpty();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task GetOrganizationAsync_NobodyListens_IsOneTransientFailure()
    {
        var server = new RawServer(_ => RawAnswer.Json(Good));
        await server.DisposeAsync();
        using PartnerCenterFixture overHttp = PartnerCenterFixture.OverHttp(server.Address);

        PartnerCenterException exception = await AskAndFailAsync(overHttp);

        (exception.IsTransient, exception.Status).ShouldBe((true, null));
        Guid.TryParse(exception.RequestId, out _).ShouldBeTrue();
    }

    public void Dispose() => fixture.Dispose();

    private static Task<PartnerCenterException> AskAndFailAsync(PartnerCenterFixture asked) => Should.ThrowAsync<PartnerCenterException>(
        () => asked.FinishAsync(asked.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default)));
}

/// <summary>Blanks for ever, a block or, with a pause before it, a byte at a time.</summary>
internal sealed class EndlessStream(TimeSpan pause, TimeProvider time) : MemoryStream
{
    public long Given { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (pause != TimeSpan.Zero)
        {
            await Task.Delay(pause, time, cancellationToken);
            buffer = buffer[..1];
        }

        buffer.Span.Fill((byte)' ');
        Given += buffer.Length;
        return buffer.Length;
    }
}
