using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Store;

/// <summary>A version being loaded.</summary>
internal interface IVersionLoad<in TLine> : IDisposable
{
    /// <summary>Takes one line, in the order of the files. One thread at a time.</summary>
    void Add(TLine line);

    int LineCount { get; }

    /// <summary>Checks that the blobs' rows are the lines taken, then puts the version in force in one transaction with its checkpoint.</summary>
    /// <returns>The version.</returns>
    DocumentVersion Switch(string eTag, DateTimeOffset? dataCreatedAt, IReadOnlyList<BlobReceipt> blobs, UnitCheckpoint checkpoint);
}
