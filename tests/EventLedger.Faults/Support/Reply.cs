using System.Text.Json;

namespace EventLedger.Faults.Support;

/// <summary>What a client hears of an order.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>It is stored, now or before; the answer is that of the first time.</summary>
    public sealed record Stored(string Answer, bool Again) : Reply
    {
        public long Position => JsonDocument.Parse(Answer).RootElement.GetProperty("position").GetInt64();
    }

    /// <summary>A rule said no, or there is no such thing.</summary>
    public sealed record Refused(string Code) : Reply;

    /// <summary>The key belongs to another order.</summary>
    public sealed record Reused : Reply;

    /// <summary>Certainly not stored: it may be sent again.</summary>
    public sealed record NotNow(string Reason) : Reply;

    /// <summary>Nobody knows; sent again with its key it finds out.</summary>
    public sealed record Doubtful(string Reason) : Reply;

    /// <summary>The server broke over it.</summary>
    public sealed record Broken(string Reason) : Reply;
}

/// <summary>A way to send an order to one node.</summary>
public delegate Task<Reply> Node(Order order);
