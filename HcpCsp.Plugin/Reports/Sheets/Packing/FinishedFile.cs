namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>A file that is whole, and was looked at, before a byte of it goes out.</summary>
internal static class FinishedFile
{
    // Below what the garbage collector takes for a large object.
    private const int Buffer = 64 * 1024;

    /// <param name="draft">Workbook.</param>
    /// <param name="check">Throws rather than let it go.</param>
    /// <param name="output">Takes it.</param>
    /// <param name="cancellationToken">Gives up; nothing has gone out then.</param>
    public static Task<WorkbookResult> WriteAsync(WorkbookDraft draft, Action<Stream> check, Stream output, CancellationToken cancellationToken) =>
        WriteAsync(file => new WorkbookResult(WorkbookPacker.Pack(draft, file, cancellationToken)), check, output, cancellationToken);

    /// <param name="write">Writes it, and tells how many rows.</param>
    /// <inheritdoc cref="WriteAsync(WorkbookDraft, Action{Stream}, Stream, CancellationToken)"/>
    public static async Task<WorkbookResult> WriteAsync(Func<Stream, WorkbookResult> write, Action<Stream> check, Stream output, CancellationToken cancellationToken)
    {
        await using FileStream file = OpenTemporaryFile();
        WorkbookResult result = write(file);
        file.Position = 0;
        check(file);
        file.Position = 0;
        await file.CopyToAsync(output, Buffer, cancellationToken);
        return result;
    }

    // Readable by the owner alone, gone when closed.
    private static FileStream OpenTemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = Buffer,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
