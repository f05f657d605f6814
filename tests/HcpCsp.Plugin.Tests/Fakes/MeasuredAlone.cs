namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Tests that look at the memory of the whole process: no other test may run meanwhile.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
