namespace HcpCsp.Plugin.Store;

/// <summary>What is stored, or was to be stored, isn't whole.</summary>
internal sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>One sentence that tells what to do.</summary>
    public string Advice { get; init; } = "";
}
