using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>The fake keeps its word.</summary>
public sealed class InMemoryStoreTests : CspStoreContractTests
{
    private readonly InMemoryStore fake = new();

    internal override ICspStore OpenStore() => fake;

    protected override void RemoveFiles()
    {
    }
}
