using System.Globalization;
using System.Text;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using FsCheck;
using FsCheck.Fluent;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>The whole life of one deal: everything that is tried, and the days it is looked at.</summary>
/// <param name="Signing">The terms that are signed; a second time that is refused.</param>
/// <param name="Steps">
/// Announcements, signatures, moves of the terms, corrections and billing, of which any may be refused.
/// </param>
/// <param name="Days">The days V as of which the product and the naive rules are compared.</param>
public sealed record LifeTale(
    ContractSigned Signing, IReadOnlyList<object> Steps, IReadOnlyList<DateOnly> Days)
{
    private static readonly string[] Kinds =
    [
        "invoice", "invoice", "invoice", "invoice", "invoice", "pay", "pay", "pay", "pay", "credit", "void",
        "apply", "apply", "refund", "reverse", "write-off", "dispute", "dispute", "resolve", "resolve",
    ];

    private static readonly Sayings Said =
        new(["provider", "first"], ["customer", "second", "first"], ["colossus-1", "abilene"]);

    /// <summary>Any life of so many steps at most.</summary>
    public static Arbitrary<LifeTale> Any(int steps) => Arb.From(
        from signing in Tales.Signings
        from inArrears in Gen.Elements(true, false, false)
        from announced in Said.Announcement
        from isAnnounced in Gen.Choose(1, 3)
        from before in Gen.ListOf(
            Gen.Frequency((4, Saying(announced)), (1, Move(signing, announced))), isAnnounced == 1 ? 4 : 0)
        let signed = signing with
        {
            Billing = new(inArrears ? BillingTiming.Arrears : BillingTiming.Advance, 30),
        }
        from count in Gen.Choose(steps / 4, steps)
        from after in Gen.ListOf(Step(signed, announced), count)
        from days in Gen.ListOf(Tales.DayOf(signed), 6)
        let early = isAnnounced == 1 ? before.Where(step => step is not BillingStep).Prepend(announced) : []
        select new LifeTale(signed, [.. early, signed, .. after], [.. days]),
        tale => Enumerable.Range(1, tale.Steps.Count - 1)
            .Where(i => tale.Steps[i] is not ContractSigned)
            .Select(i => tale with { Steps = [.. tale.Steps.Where((_, j) => j != i)] }));

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("\n");
        foreach (var step in Steps)
            text.Append(CultureInfo.InvariantCulture, $"  {Line(step)}\n");
        return text + $" on {string.Join(", ", Days.Select(day => day.ToString("o")))}\n";
    }

    private static string Line(object step) => step switch
    {
        ContractEvent e => e.GetType().Name + Encoding.UTF8.GetString(EventTypes.Write(e)),
        CorrectFact or BillingStep or ReviseAnnouncement or WithdrawAnnouncement or AttachSource => $"{step}",
        _ => Tale.Line(step).Trim(),
    };

    private static Gen<object> Step(ContractSigned signing, DealAnnounced announced) => Gen.Frequency(
        (40, Move(signing, announced)),
        (54, Billing(signing, Kinds)),
        (1, Billing(signing, ["settle"])),
        (2, Saying(announced)),
        (1, Gen.Elements<object>(signing, announced)),
        (2, Gen.Constant<object>(new AttachSource("monthlyFee", new("CNBC")))));

    /// <summary>Moves as in other tales, but ends of the whole contract only now and then.</summary>
    private static Gen<object> Move(ContractSigned signing, DealAnnounced announced) =>
        from move in Tales.Move(signing, Tales.Correction(signing, Others(announced)))
        from ends in Gen.Choose(1, 4)
        from instead in Billing(signing, Kinds)
        select move is RescindContract or TerminateForCause && ends > 2 ? instead : move;

    /// <summary>Most are about the first months and invoices, so that much happens to these.</summary>
    private static Gen<object> Billing(ContractSigned signing, string[] kinds) => BillingWalk
        .StepOf(
            kinds,
            Gen.Frequency((3, Gen.Choose(0, 2)), (2, Gen.Choose(0, 11))),
            Tales.DayOf(signing).Select(day => day.DayNumber - signing.Term.StartsOn.DayNumber))
        .Select(step => (object)step);

    private static Gen<object> Saying(DealAnnounced announced) => Said.Saying(announced);

    private static Gen<object>[] Others(DealAnnounced announced) =>
    [
        Said.Announcement.Select(deal => (object)(deal with { AnnouncedOn = announced.AnnouncedOn })),
        Said.Revision(announced),
        Sayings.Withdrawal(announced),
        Gen.Constant<object>(new AttachSource("headline", new("The Information"))),
    ];
}
