using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>Something that takes an amount off an invoice, from one day until another.</summary>
internal sealed class NaiveReduction(string kind, NaiveInvoice invoice, DateOnly from, BigInteger amount)
{
    public string Kind => kind;

    public NaiveInvoice Invoice => invoice;

    public DateOnly From => from;

    public DateOnly? Until { get; set; }

    public BigInteger Amount => amount;

    public bool CountsOn(DateOnly day) => from <= day && !(Until <= day);
}

/// <summary>An invoice with its lines by month.</summary>
internal sealed class NaiveInvoice(
    int number, (int Year, int Month)? own, DateOnly issuedOn, BigInteger total,
    List<((int Year, int Month) Month, BigInteger Amount)> lines, (string Provider, string Customer) parties)
{
    public int Number => number;

    public (int Year, int Month)? Own => own;

    public DateOnly IssuedOn => issuedOn;

    public BigInteger Total => total;

    public IReadOnlyList<((int Year, int Month) Month, BigInteger Amount)> Lines => lines;

    public (string Provider, string Customer) Parties => parties;

    public bool IsVoid { get; set; }

    public bool HasCredit { get; set; }

    public List<(DateOnly From, DateOnly? Until, BigInteger Amount)> Disputes { get; } = [];
}

/// <summary>What a closed month costs more; billed with the first invoice that names the month.</summary>
internal sealed class NaiveDifference((int Year, int Month) month, BigInteger amount)
{
    public (int Year, int Month) Month => month;

    public BigInteger Amount => amount;

    public NaiveInvoice? CoveredBy { get; set; }

    public bool IsOpen => CoveredBy is null || CoveredBy.IsVoid;
}

/// <summary>A payment; a reference is used once per invoice.</summary>
internal sealed class NaivePayment(
    NaiveInvoice invoice, string reference, DateOnly paidOn, NaiveReduction applied, NaiveSource? rest)
{
    public NaiveInvoice Invoice => invoice;

    public string Reference => reference;

    public DateOnly PaidOn => paidOn;

    public NaiveReduction Applied => applied;

    public NaiveSource? Rest => rest;

    public bool IsReversed { get; set; }
}

/// <summary>What a credit note or a payment left over, and what became of it.</summary>
internal sealed class NaiveSource(
    bool isCredit, DateOnly from, BigInteger amount, (string Provider, string Customer) parties)
{
    public bool IsCredit => isCredit;

    public (string Provider, string Customer) Parties => parties;

    public DateOnly From => from;

    public DateOnly? Until { get; set; }

    public BigInteger Amount => amount;

    /// <summary>Applications, which count as long as their reductions do.</summary>
    public List<NaiveReduction> Applied { get; } = [];

    public List<(DateOnly On, BigInteger Amount)> Refunds { get; } = [];

    public BigInteger LeftOn(DateOnly day)
    {
        var left = from <= day && !(Until <= day) ? amount : 0;
        foreach (var use in Applied.Where(use => use.CountsOn(day)))
            left -= use.Amount;
        foreach (var (_, refund) in Refunds.Where(refund => refund.On <= day))
            left -= refund;
        return left;
    }
}
