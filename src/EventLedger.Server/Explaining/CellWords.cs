namespace EventLedger.Server.Explaining;

/// <summary>The words for cells that are called the same wherever they stand.</summary>
internal static class CellWords
{
    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["position"] = "The last event of the ledger that counts: the answer was computed at this position.",
        ["token"] = "Repeats the answer for ever: the question and the position are written in it.",
        ["asOf"] =
            "The business day that was asked for; of a month the last day; of what was reported the day "
            + "it is of.",
        ["from"] = "The first day or month that was asked for or that it holds for.",
        ["to"] = "The last day or month that was asked for or that it holds for.",
        ["groupBy"] = "What the report was asked to be grouped by.",
        ["basis"] = "Which figures the report was asked to be made of.",
        ["contractId"] = "The contract: it is in the answer from the event on that gave it a place there.",
        ["contractIds"] = "The contracts that have part in it on the day.",
        ["commitmentId"] = "The contract and the part of its commitment that the row is of.",
        ["providerId"] =
            "Who sells: by the announcement or signature, and by the assignments that count on the day.",
        ["customerId"] =
            "Who buys: by the announcement or signature, and by the assignments that count on the day.",
        ["facilityId"] = "The place, as it was registered or is named by lines of contracts.",
        ["title"] = "What it is called, as it was signed, or as its source is titled.",
        ["description"] = "The amounts of the row in a sentence.",
        ["text"] = "The row in a sentence.",
        ["status"] =
            "How it stands, the first that applies on the day: rescinded, terminated, expired, under "
            + "notice, suspended, active, signed, announced; of an invoice voided, written off, paid, "
            + "disputed, overdue, partially paid, open.",
        ["currency"] = "The currency that was agreed or stated; amounts of several are never added.",
        ["month"] = "The calendar month that it belongs to.",
        ["on"] = "The business day of what happens or happened.",
        ["kind"] = "What kind of row it is: the terms and documents behind it say so.",
        ["document"] = "The invoice or credit note that it is of.",
        ["reference"] = "The payer's or bank's reference, as it was recorded.",
        ["id"] = "What the row is grouped by; null where nothing is stated.",
        ["name"] = "What it was called when it was registered; of a contract its title.",
        ["model"] = "The model of accelerator, as the place and its contracts name it.",
        ["customer"] = "The first way out of the customer; null when it may not leave by notice.",
        ["provider"] = "The first way out of the provider; null when it may not leave by notice.",
        ["qualifiers"] = "How the stated figures are meant; null when they are meant as stated.",
        ["monthlyFee"] =
            "The last step of the fee schedule on or before the day, or the fee that was stated.",
        ["totalValue"] = "The total value that was stated, or how it is meant.",
        ["qualifier"] = "How a stated figure is meant: exactly, about, at least or up to; null as stated.",
        ["lastServiceDay"] = "The last day of service that notice or a termination for cause brings.",
        ["closedOn"] = "The day on which the month was closed, as the closing says.",
        ["closedAt"] = "Where or when the closing was recorded: the month is frozen there.",
        ["version"] = "Which event of its stream it is, or how many events the stream has.",
        ["type"] = "What kind of event it is.",
        ["recordedAt"] = "The instant at which the ledger stored the event.",
        ["actor"] = "Who sent the command.",
        ["funding"] = "The latest funding that was reported by the day; null when none was.",
        ["isEstimate"] = "Always so: funding is neither cash at hand nor all for these fees.",
        ["overcommitted"] =
            "Whether contracts take more on the day than the place can deliver, where both are known.",
        ["exclusivityBroken"] =
            "Whether on the day one customer has the place for itself and another is served from it.",
        ["exclusive"] = "Whether nobody else is served from the place, as it was stated or agreed.",
        ["megawatts"] = "The power, as it was stated or agreed; null when nothing was said.",
        ["accelerators"] = "How many accelerators, as it was stated or agreed; null when nothing was said.",
        ["startsOn"] = "The first day of service, or the start that was stated.",
        ["endsOn"] = "The last day of the term, or the end that was stated; null when it is open.",
        ["figure"] = "Which figure of the subject the sources speak of.",
        ["label"] = "Which figure of the subject the sources speak of, in words.",
        ["of"] = "Which of several such figures it is.",
        ["value"] = "The figure as it was stated.",
        ["disagreement"] = "Whether of all that is said of the figure two things cannot both hold.",
        ["disagrees"] = "Whether what is said and the ledger's own value cannot both hold.",
        ["origin"] = "Where it was said: by a source, by an earlier announcement, or in the signed terms.",
        ["wording"] = "What was said, in the words of whoever recorded it; the words decide.",
        ["publisher"] = "Who said it first, as it was recorded with the fact.",
        ["publishedOn"] = "When it was published, as precisely as known.",
        ["quotedFrom"] = "Where it was read, when that is not the publisher itself.",
        ["reliability"] = "The grade that whoever recorded the source gave it.",
        ["fact"] = "Which fact the source supports.",
        ["signedOn"] = "The day of signature.",
        ["timing"] = "Whether months are invoiced in advance or in arrears, as agreed.",
        ["netDays"] = "How many days after its issue an invoice is due, as agreed.",
        ["proration"] = "How parts of months are charged, as agreed.",
        ["by"] = "Who may give notice by the clause, or who gave it.",
        ["noticeDays"] = "How long before the last day of service notice is given, by the clause in force.",
        ["lockInMonths"] = "How many months the lock-in of the clause in force has.",
        ["lockIn"] =
            "Whether the lock-in holds back the notice or the end of service, by the clause in force.",
        ["counting"] = "Whether the day of notice is one of the days of notice, by the clause in force.",
        ["givenOn"] = "The day on which notice was given, or the termination declared.",
        ["reason"] = "Why, in the words of whoever sent the command.",
        ["rescindedOn"] = "The day from which the contract counts as rescinded.",
        ["abateFees"] = "Whether no fee is charged while service is suspended.",
        ["share"] = "The share of the contract's fees that belongs to the place.",
        ["announcedOn"] = "The day of the announcement, as precisely as known.",
        ["purpose"] = "What the capacity is for, as it was announced.",
        ["opening"] = "What was owed before the first day: all documents and payments dated earlier.",
        ["closing"] = "What is owed at the end: what is receivable less what is unapplied.",
        ["receivable"] = "The open balances of invoices at the end.",
        ["unapplied"] = "Cash and credit that reduce no invoice; of a credit note what is left of it.",
        ["amount"] = "The amount that the document, payment or line is of.",
        ["balance"] =
            "What is owed after it: of an invoice its total less credits, payments and write-offs that "
            + "stand.",
        ["total"] = "The sum of the lines; zero when that is below zero, and a credit note has the rest.",
        ["number"] = "Numbers count without gaps, per contract, in the order of issue; voided ones stay.",
        ["issuedOn"] = "The day of issue: the document counts from then on.",
        ["dueOn"] = "The day of issue and the agreed net days.",
        ["billed"] = "The totals of invoices that are not void.",
        ["credited"] = "What credit notes took off invoices.",
        ["paid"] = "Payments that reduce invoices, net of reversals.",
        ["writtenOff"] = "What stands written off.",
        ["refunded"] = "Cash and credit that were paid back.",
        ["creditsIssued"] = "The amounts of credit notes.",
        ["received"] = "Payments, net of reversals.",
        ["unappliedCash"] = "Of what is unapplied, the cash.",
        ["unappliedCredit"] = "Of what is unapplied, the credit.",
        ["refundedCash"] = "Of what was refunded, the cash.",
        ["refundedCredit"] = "Of what was refunded, the credit.",
        ["unbilledMonths"] = "Months with service that may be invoiced by the day and are not.",
        ["settledOn"] = "The day of the final account; null while there is none.",
        ["creditNote"] = "The credit note that took it off, or that has the invoice's net below zero.",
        ["invoice"] = "The invoice that it was recorded on or issued for.",
        ["applied"] = "What of it reduces the invoice.",
        ["paidOn"] = "The day on which the money came in.",
        ["reversedOn"] = "From this day on it no longer counts; null while it does.",
        ["reversedBecause"] = "Why it no longer counts.",
        ["undoneOn"] =
            "From this day on it no longer counts, because the payment was reversed; null while it does.",
        ["endedOn"] = "The day on which the dispute ended; null while it lasts.",
        ["outcome"] = "How the dispute ended; null while it lasts.",
        ["voidedOn"] = "From this day on the invoice bills nothing; null when it stands.",
        ["final"] = "Whether it is the contract's final account.",
    };

    /// <summary>
    /// The rule behind a cell: its own, or else that what was recorded last by the day is shown.
    /// </summary>
    public static string Rule(string member) => Rules.GetValueOrDefault(
        member, "As it was recorded last, by what is known and holds on the day.");

    /// <summary>Whether cells of this name have a rule of their own.</summary>
    public static bool IsKnown(string member) => Rules.ContainsKey(member);

    /// <summary>Such as "Last service day of the contract".</summary>
    public static string Label(string member, string? row)
    {
        var words = string.Concat(member.Select(c =>
            char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        var label = char.ToUpperInvariant(words[0]) + words[1..];
        return row is null ? label : $"{label} of {row}";
    }
}
