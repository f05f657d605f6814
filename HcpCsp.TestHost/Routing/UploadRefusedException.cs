namespace HcpCsp.TestHost.Routing;

/// <summary>A form with files that isn't taken; the message tells the person why.</summary>
internal sealed class UploadRefusedException : Exception
{
    private UploadRefusedException(int status, string key, string title, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Status = status;
        Key = key;
        Title = title;
    }

    public int Status { get; }

    public string Key { get; }

    public string Title { get; }

    public static UploadRefusedException TooLarge(long limit) => new(
        StatusCodes.Status413PayloadTooLarge, "host.upload.too-large", "The file is too large",
        $"Files of up to {Words(limit)} are taken here. Go back and choose a smaller one. Nothing was changed.");

    public static UploadRefusedException NotTaken() => new(
        StatusCodes.Status415UnsupportedMediaType, "host.upload.not-taken", "Files aren't taken here",
        "This address takes no files. Nothing was changed.");

    public static UploadRefusedException Unreadable(Exception? cause = null) => new(
        StatusCodes.Status400BadRequest, "host.form.unreadable", "This form can't be read",
        "It came in incomplete, or isn't written as forms are. Go back and send it again. Nothing was changed.", cause);

    private static string Words(long bytes) => bytes switch
    {
        >= 1 << 20 when bytes % (1 << 20) == 0 => $"{bytes >> 20} MB",
        >= 1 << 10 when bytes % (1 << 10) == 0 => $"{bytes >> 10} KB",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes:N0} bytes"),
    };
}
