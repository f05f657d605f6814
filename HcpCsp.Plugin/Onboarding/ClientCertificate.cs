using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>The certificate that proves who we are, read anew when its file was replaced.</summary>
internal sealed class ClientCertificate(IOptions<MicrosoftOptions> options, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private (DateTime WrittenAt, X509Certificate2 Certificate)? held;

    /// <exception cref="ClientCertificateException">It can't be used; the message says why and what to do.</exception>
    public X509Certificate2 Get()
    {
        string path = options.Value.ClientCertificatePath;
        lock (gate)
        {
            DateTime writtenAt = File.GetLastWriteTimeUtc(path);
            // One that was replaced isn't disposed: a purchase may be signing with it.
            if (held is not { } known || known.WrittenAt != writtenAt)
                held = known = (writtenAt, Load(path));
            return CheckDates(known.Certificate);
        }
    }

    public void Dispose() => held?.Certificate.Dispose();

    private static X509Certificate2 Load(string path)
    {
        if (!File.Exists(path))
            throw Fault($"The certificate file {path} is missing.", "Put the file there, or correct the setting.");
        try
        {
            X509Certificate2 certificate = IsPem(path)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
            // Entra takes assertions that are signed with RSA alone.
            using RSA? key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw Fault($"The certificate file {path} holds no private RSA key.", "Export the certificate together with its private key.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Fault(
                $"The certificate file {path} can't be read.",
                "It must be a PFX file without a password, or a PEM file with certificate and key, that this server's account may read.",
                exception);
        }
    }

    private static bool IsPem(string path)
    {
        using var reader = new StreamReader(path);
        var start = new char[64];
        return new string(start, 0, reader.ReadBlock(start)).TrimStart().StartsWith("-----BEGIN", StringComparison.Ordinal);
    }

    private static ClientCertificateException Fault(string what, string whatToDo, Exception? innerException = null) => new(what, whatToDo, innerException);

    private X509Certificate2 CheckDates(X509Certificate2 certificate)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() <= now)
            throw Fault($"The certificate expired on {Day(certificate.NotAfter)}.", "Make a new one, upload it to the app registration, and put it in place of the old file.");
        if (certificate.NotBefore.ToUniversalTime() > now)
            throw Fault($"The certificate isn't valid before {Day(certificate.NotBefore)}.", "Check this server's clock, or use a certificate that is valid now.");
        return certificate;
    }

    private static string Day(DateTime moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The certificate can't be used.</summary>
internal sealed class ClientCertificateException : Exception
{
    public ClientCertificateException(string message, string whatToDo, Exception? innerException)
        : base(message, innerException) => WhatToDo = whatToDo + " The setting is HcpCsp:Microsoft:ClientCertificatePath.";

    /// <summary>For people.</summary>
    public string WhatToDo { get; }
}
