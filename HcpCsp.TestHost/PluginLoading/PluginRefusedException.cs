namespace HcpCsp.TestHost.PluginLoading;

/// <summary>A plugin is left out; the message says why, for the operator.</summary>
internal sealed class PluginRefusedException : Exception
{
    public PluginRefusedException()
    {
    }

    public PluginRefusedException(string message)
        : base(message)
    {
    }

    public PluginRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
