using System.Security.Cryptography;

namespace HcpCsp.Abstractions.Services;

/// <summary>Encrypts what a plugin must keep but nobody may read on disk. Keys are the host's, separate for each plugin and purpose.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts and authenticates.</summary>
    /// <param name="purpose">What it is for, such as <c>token-cache</c>; bytes of one purpose can't be read under another.</param>
    /// <param name="plain">The secret. May be empty.</param>
    /// <returns>Bytes that are safe to store; different at each call, even for the same secret.</returns>
    byte[] Protect(string purpose, ReadOnlySpan<byte> plain);

    /// <summary>Gives back what <see cref="Protect"/> took.</summary>
    /// <param name="purpose">The purpose given then.</param>
    /// <param name="protectedBytes">What it returned.</param>
    /// <exception cref="CryptographicException">Altered, of another purpose, plugin or host, or the key is gone.</exception>
    byte[] Unprotect(string purpose, ReadOnlySpan<byte> protectedBytes);
}
