using System.Reflection;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public sealed class Every_refusal
{
    private static readonly Type[] Aggregates =
    [
        typeof(ContractRefusal), typeof(PartyRefusal), typeof(FacilityRefusal), typeof(BillingRunRefusal),
        typeof(BooksRefusal),
    ];

    private static IEnumerable<Type> Cases => typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract);

    [Fact]
    public void Is_a_case_of_a_closed_set()
    {
        foreach (var type in Cases)
        {
            type.IsSealed.ShouldBeTrue(type.Name);
            Aggregates.ShouldContain(type.BaseType!);
            type.DeclaringType.ShouldBe(type.BaseType);
        }
        foreach (var aggregate in Aggregates)
            aggregate.GetConstructors(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();
    }

    [Fact]
    public void Has_a_spec() =>
        Cases.Except(Specified()).Select(Refusal.CodeOf).ShouldBeEmpty();

    /// <summary>Callers know these codes: none goes, is renamed or comes unnoticed.</summary>
    [Fact]
    public void Has_a_code_of_the_contract() =>
        Cases.Select(Refusal.CodeOf).Distinct().Order().ShouldBe(
        [
            "already-cancelled", "already-closed", "already-commenced", "already-disputed",
            "already-exists", "already-finished", "already-reversed", "already-settled", "already-signed",
            "already-under-notice", "before-invoice", "contract-ended", "control-cycle",
            "correction-contradicts", "duplicate-payment", "earlier-month-open", "end-not-earlier",
            "end-not-later", "exceeds-balance", "exceeds-unapplied", "invalid-amount", "invalid-capacity",
            "invalid-fee-schedule", "invalid-term", "invoice-not-open", "later-month-closed",
            "month-already-invoiced", "month-not-over", "no-change", "no-notice", "not-announced",
            "not-closed", "not-correctable", "not-disputed", "not-ended", "not-renewable", "not-serving",
            "not-signed", "not-suspended", "not-terminable", "nothing-to-invoice", "notice-after-term-end",
            "notice-already-effective", "notice-before-lock-in", "outside-term", "party-not-entitled",
            "period-closed", "same-party", "start-after-end", "under-notice", "unknown-contract",
            "unknown-currency", "unknown-facility", "unknown-invoice", "unknown-party", "unknown-payment",
        ]);

    private static IEnumerable<Type> Specified() => typeof(Every_refusal).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
        .SelectMany(method => method.GetCustomAttributes().OfType<IRefuses>())
        .Select(attribute => attribute.Refusal);
}
