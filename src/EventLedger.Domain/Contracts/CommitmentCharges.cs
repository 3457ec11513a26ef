namespace EventLedger.Domain.Contracts;

/// <summary>An amount of a commitment that is made of the charges of days.</summary>
public enum CommitmentFigure
{
    /// <summary>The whole term, as if nobody ever left.</summary>
    Headline,

    /// <summary>The days before the day.</summary>
    Earned,

    /// <summary>The days that are owed whatever anybody decides.</summary>
    Firm,

    /// <summary>The days that somebody may still cancel.</summary>
    Cancellable,

    /// <summary>The days that notice, a termination or a rescission has taken away.</summary>
    Forgone,
}

/// <summary>The days behind the amounts of a commitment: their charges add up to it, exactly.</summary>
public static class CommitmentCharges
{
    /// <summary>
    /// The days of service behind an amount, by month and fee; none where it is nothing or not known, and of
    /// a deal that is only announced.
    /// </summary>
    public static IReadOnlyList<ChargedDays> Of(ContractView view, CommitmentFigure figure)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Agreement is not { } agreement)
            return [];
        var commitment = view.Commitment;
        var lastFirm = LastFirmDay(agreement, commitment);
        return figure switch
        {
            CommitmentFigure.Headline => Headline(agreement, agreement.StartsOn),
            CommitmentFigure.Earned => [.. agreement.Charges.Between(agreement.StartsOn, Before(view.Day))],
            CommitmentFigure.Firm => lastFirm is { } last ? Until(agreement, view.Day, last) : [],
            CommitmentFigure.Cancellable when IsSome(commitment.Cancellable) =>
                Headline(agreement, lastFirm!.Value.AddDays(1)),
            CommitmentFigure.Forgone when IsSome(commitment.Forgone) =>
                Headline(agreement, lastFirm!.Value.AddDays(1)),
            _ => [],
        };
    }

    /// <summary>The days that a side still owes if it leaves as soon as it may.</summary>
    public static IReadOnlyList<ChargedDays> Of(ContractView view, Exit exit)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(exit);
        return Until(view.Agreement!, view.Day, exit.LastServiceDay);
    }

    private static DateOnly? LastFirmDay(Agreement agreement, Commitment commitment) =>
        commitment.FirmUntil ?? (agreement.Rescission is null ? null : agreement.StartsOn.AddDays(-1));

    private static IReadOnlyList<ChargedDays> Headline(Agreement agreement, DateOnly from) =>
        agreement.EndsOn is { } end ? [.. agreement.ChargesUntil(end).Between(from, end)] : [];

    private static IReadOnlyList<ChargedDays> Until(Agreement agreement, DateOnly from, DateOnly last) =>
        [.. agreement.ChargesUntil(last).Between(from, last)];

    private static bool IsSome(Money? amount) => amount is { } some && some.MinorUnits != 0;

    private static DateOnly Before(DateOnly day) => day > DateOnly.MinValue ? day.AddDays(-1) : day;
}
