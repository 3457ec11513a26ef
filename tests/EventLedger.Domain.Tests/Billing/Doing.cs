using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>Short ways to ask for documents of the contract that specs speak of.</summary>
internal static class Doing
{
    public const string First = "reflection-0001";
    public const string Second = "reflection-0002";
    public const string Third = "reflection-0003";

    public static Func<Contract, Decided<ContractEvent>> Invoice(string month, string on) => contract =>
        Invoicing.Decide(new InvoiceMonth(MonthOf(month), Day(on), Day(on)), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Amend(string on, decimal fee) => contract =>
        Amending.Decide(
            new AmendContract(Day(on), Fees: [new(Day(on), fee)]), Id, contract, Everyone);

    public static Func<Contract, Decided<ContractEvent>> Notice(string on) => contract =>
        Leaving.Decide(new GiveTerminationNotice(Side.Customer, Day(on)), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Pay(
        string invoice, decimal amount, string on, string reference = "wire-1", bool allow = false) =>
        contract =>
            Paying.Decide(new RecordPayment(invoice, amount, Day(on), reference, allow), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Reverse(
        string invoice, string on, string reference = "wire-1") => contract =>
        Paying.Decide(new ReversePayment(invoice, reference, Day(on), "bounced"), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Credit(
        string invoice, decimal amount, string? on, string today = "2026-07-15") => contract =>
        Crediting.Decide(
            new IssueCreditNote(invoice, amount, on is null ? null : Day(on), "an outage", Day(today)),
            Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Void(string invoice, string on) => contract =>
        Invoicing.Decide(new VoidInvoice(invoice, Day(on), "wrong address"), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Apply(
        string invoice, decimal amount, string on) => contract =>
        Unapplying.Decide(new ApplyUnapplied(invoice, amount, Day(on)), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Refund(decimal amount, string on) => contract =>
        Unapplying.Decide(new RefundUnapplied(amount, Day(on), "refund-1"), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> WriteOff(
        string invoice, decimal? amount, string on) => contract =>
        Contesting.Decide(new WriteOffInvoice(invoice, amount, Day(on), "insolvency"), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Dispute(
        string invoice, decimal? amount, string on) => contract =>
        Contesting.Decide(new DisputeInvoice(invoice, amount, Day(on), "an outage"), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Resolve(
        string invoice, DisputeOutcome outcome, string on) => contract =>
        Contesting.Decide(new ResolveDispute(invoice, outcome, Day(on)), Id, contract);

    public static Func<Contract, Decided<ContractEvent>> Settle(string on) => contract =>
        Settling.Decide(new SettleContract(Day(on)), Id, contract);

    /// <summary>The story with each of these done, none refused.</summary>
    public static Story<Contract, ContractEvent> Then(
        this Story<Contract, ContractEvent> story, params Func<Contract, Decided<ContractEvent>>[] done) =>
        done.Aggregate(story, (sofar, next) => sofar.When(next).ThenAccepted());

    /// <summary>
    /// 1,000.00 a month from 2026-07-01 to 2026-12-31, and months invoiced on their first day.
    /// </summary>
    public static Story<Contract, ContractEvent> Billed(params string[] months) => months.Aggregate(
        Given(Lasting("2026-07-01", "2026-12-31", 1_000m)),
        (story, month) => story.When(Invoice(month, $"{month}-01")).ThenAccepted());

    public static string Balance(
        this Story<Contract, ContractEvent> story, string invoice, string day) =>
        story.State.Account.Find(invoice)!.BalanceOn(Day(day)).ToString();

    public static InvoiceStatus Status(
        this Story<Contract, ContractEvent> story, string invoice, string day) =>
        story.State.Account.Find(invoice)!.StatusOn(Day(day));

    /// <summary>What of a document is left unapplied on a day.</summary>
    public static string Left(
        this Story<Contract, ContractEvent> story, string document, string? reference, string day) =>
        story.State.Account.FindUnapplied(document, reference).ShouldNotBeNull().Left.On(Day(day)).ToString();

    /// <summary>Kind, month and amount of an invoice's lines.</summary>
    public static string[] LinesOf(this Story<Contract, ContractEvent> story, string invoice) =>
        [
            .. story.State.Account.Find(invoice)!.Lines
                .Select(line => $"{line.Kind} {line.Month} {line.Amount}"),
        ];
}
