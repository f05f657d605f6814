namespace HcpCsp.TestHost.Storage;

/// <summary>Replaces a file so that a crash leaves the old content or the new one, never half.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
