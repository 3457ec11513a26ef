using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.History;

/// <summary>Each event of a contract as a sentence that a finance person understands.</summary>
public static class EventSentences
{
    /// <summary>The sentence of an event, on the contract as it was before.</summary>
    /// <param name="e">The event.</param>
    /// <param name="before">The contract before it.</param>
    /// <param name="names">What parties and facilities are called.</param>
    public static string Of(ContractEvent e, Contract before, Names names)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(names);
        return e switch
        {
            DealAnnounced deal => Announced(deal, names),
            AnnouncementRevised revised =>
                AnnouncementSentences.Of(revised, before.Terms.Announced!, names),
            AnnouncementWithdrawn withdrawn =>
                $"The announcement was withdrawn on {Day(withdrawn.WithdrawnOn)}{Because(withdrawn.Reason)}.",
            ContractSigned signed => Signed(signed, names),
            ContractAmended amended => Amended(amended, before.Agreement!.Currency, names),
            CommencementDelayed delayed => Delayed(delayed, before.Agreement!),
            ContractRenewed renewed => Renewed(renewed, before.Agreement!.Currency),
            ServiceSuspended suspended =>
                $"Service is suspended from {Day(suspended.From)} on, "
                + $"{(suspended.AbateFees ? "free of fees" : "fees run on")}{Because(suspended.Reason)}.",
            ServiceResumed resumed => $"Service resumes on {Day(resumed.From)}.",
            TerminationNoticeGiven notice =>
                $"The {Lower(notice.By)} gave notice on {Day(notice.GivenOn)}; service ends on "
                + $"{Day(notice.LastServiceDay)}{Because(notice.Reason)}.",
            TerminationNoticeWithdrawn withdrawn =>
                $"The notice was withdrawn on {Day(withdrawn.WithdrawnOn)}{Because(withdrawn.Reason)}.",
            ContractTerminatedForCause ended =>
                $"The contract was terminated for cause on {Day(ended.GivenOn)}; service ends on "
                + $"{Day(ended.LastServiceDay)}{Because(ended.Reason)}.",
            ContractRescinded rescinded =>
                $"The contract was rescinded on {Day(rescinded.RescindedOn)}{Because(rescinded.Reason)}.",
            ContractAssigned assigned => Assigned(assigned, before.Agreement!, names),
            SourceAttached attached => $"{Named(attached.Source)} was named as a source of: {attached.Fact}.",
            EventCorrected correction => Corrected(correction, before, names),
            DifferencesBooked booked => Booked(booked, names),
            _ => BillingSentences.Of(e, before)
                ?? throw new System.Diagnostics.UnreachableException($"{e} has no sentence."),
        };
    }

    private static string Announced(DealAnnounced deal, Names names)
    {
        var parts = new List<string>();
        if (deal.MonthlyFee is { } fee)
            parts.Add($"{Meant(deal.Qualifiers?.MonthlyFee)}{Amount(fee, deal.Currency!)} a month");
        if (deal.TotalValue is { } total)
            parts.Add($"{Meant(deal.Qualifiers?.TotalValue)}{Amount(total, deal.Currency!)} in total");
        if (deal.StartsOn is { } start)
            parts.Add($"from {start}");
        if (deal.EndsOn is { } end)
            parts.Add($"to {end}");
        if (deal.FacilityId is { } facility)
            parts.Add($"at {names.Facility(facility)}");
        var terms = parts.Count == 0 ? "no terms are stated" : string.Join(", ", parts);
        return $"A deal between {names.Party(deal.ProviderId)} and {names.Party(deal.CustomerId)} "
            + $"became known on {deal.AnnouncedOn}: {terms}.";
    }

    private static string Signed(ContractSigned signed, Names names)
    {
        var fee = Amount(signed.Fees[0].MonthlyFee, signed.Currency);
        var steps = signed.Fees.Count == 1 ? "" : $" at first, in {signed.Fees.Count} steps";
        var end = signed.Term.EndsOn is { } last ? $"to {Day(last)}" : "with no fixed end";
        var clause = signed.Termination is { } c
            ? TermSentences.Clause(c)
            : "nobody may leave without cause";
        return $"{names.Party(signed.CustomerId)} signed with {names.Party(signed.ProviderId)} "
            + $"on {Day(signed.SignedOn)}: {fee} a month{steps}, "
            + $"from {Day(signed.Term.StartsOn)} {end}; {clause}.";
    }

    private static string Amended(ContractAmended amended, Currency currency, Names names)
    {
        var changes = new List<string>();
        if (amended.Fees is { } fees)
            changes.Add(TermSentences.Fees(fees, currency));
        if (amended.EndsOn is { } end)
            changes.Add($"the term ends on {Day(end)}");
        if (amended.OpenEnded == true)
            changes.Add("the term lost its end");
        if (amended.Termination is { } clause)
            changes.Add(TermSentences.Clause(clause));
        if (amended.NoTermination == true)
            changes.Add("nobody may leave without cause any more");
        if (amended.Capacity is { } capacity)
            changes.Add(TermSentences.Capacity(capacity, names));
        return $"From {Day(amended.EffectiveOn)} on {string.Join(", ", changes)}{Because(amended.Reason)}.";
    }

    private static string Delayed(CommencementDelayed delayed, Agreement before) =>
        $"On {Day(delayed.DelayedOn)} the start of service was delayed from {Day(before.StartsOn)} to "
        + Day(delayed.NewStartsOn)
        + (delayed.NewEndsOn is { } end ? $"; the term ends on {Day(end)}" : "")
        + $"{Because(delayed.Reason)}.";

    private static string Renewed(ContractRenewed renewed, Currency currency) =>
        $"On {Day(renewed.RenewedOn)} the contract was renewed to {Day(renewed.NewEndsOn)}, "
        + (renewed.Fees is not { } fees
            ? "at the last fee."
            : $"at {Amount(fees[0].MonthlyFee, currency.Code)} a month from {Day(fees[0].From)} on"
                + (fees.Count == 1 ? "." : $", in {fees.Count} steps."));

    private static string Assigned(ContractAssigned assigned, Agreement before, Names names) =>
        $"From {Day(assigned.EffectiveOn)} on {names.Party(assigned.ToPartyId)} is the "
        + $"{Lower(assigned.Role)}, in place of "
        + $"{names.Party(before.PartyOn(assigned.Role, assigned.EffectiveOn))}.";

    private static string Named(Source source) =>
        source.Publisher
        + (source.Title is { } title ? $", {title}" : "")
        + (source.PublishedOn is { } day ? $", of {day}" : "");

    private static string Corrected(EventCorrected correction, Contract before, Names names)
    {
        var type = EventTypes.Stored(correction.Form).Name;
        var what = $"Event {correction.Version}, {type}, was corrected on {Day(correction.CorrectedOn)}"
            + Because(correction.Reason);
        return correction.ReadsAs() is { } reading
            ? $"{what}: {Of(reading, Correcting.Before(before, correction.Version), names)}"
            : $"{what}: it reads as if it had never happened.";
    }

    private static string Booked(DifferencesBooked booked, Names names)
    {
        var parts = booked.Differences
            .GroupBy(one => (one.ProviderId, one.BookedIn))
            .Select(group => $"{Amount(group.Sum(one => one.Amount), booked.Currency)} of "
                + $"{string.Join(", ", group.Select(one => one.Month))} in {group.Key.BookedIn} "
                + $"by {names.Party(group.Key.ProviderId)}");
        return "Closed months stay as they were reported. What "
            + $"{booked.Command} (version {booked.Change}) changed them by is earned later: "
            + $"{string.Join("; ", parts)}.";
    }

    internal static string Amount(decimal amount, string currency) =>
        Money.Of(amount, Currency.Of(currency)).ToSentence();

    internal static string Meant(Qualifier? qualifier) => qualifier switch
    {
        Qualifier.About => "about ",
        Qualifier.AtLeast => "at least ",
        Qualifier.UpTo => "up to ",
        _ => "",
    };

    internal static string Because(string? reason) => reason is null ? "" : $" ({reason})";

    private static string Lower(Side side) => side == Side.Customer ? "customer" : "provider";

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
