using System.Security.Cryptography;
using HcpCsp.Abstractions.Services;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Not secret, but no longer readable as it was, and bound to its purpose.</summary>
internal sealed class ReversingProtector : ISecretProtector
{
    public byte[] Protect(string purpose, ReadOnlySpan<byte> plain)
    {
        byte[] kept = [.. plain, (byte)purpose.Length];
        Array.Reverse(kept);
        return kept;
    }

    public byte[] Unprotect(string purpose, ReadOnlySpan<byte> protectedBytes)
    {
        byte[] plain = protectedBytes.ToArray();
        Array.Reverse(plain);
        return plain.Length > 0 && plain[^1] == purpose.Length ? plain[..^1] : throw new CryptographicException("Altered.");
    }
}
