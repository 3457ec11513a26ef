using System.Security.Cryptography;
using System.Text;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// By which a receiver tells that a request is the ledger's, and was not changed: the HMAC-SHA256 (RFC 2104)
/// of the timestamp, a dot and the body, keyed with the secret's UTF-8.
/// </summary>
public static class WebhookSignature
{
    /// <summary>
    /// The signature of a body, <c>v1=</c> and 64 hexadecimal digits; the timestamp is in seconds since 1970.
    /// </summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
