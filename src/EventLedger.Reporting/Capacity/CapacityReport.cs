using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Capacity;

/// <summary>
/// What is free at each facility on a day, and when too much is sold. A contract that was
/// signed by the day takes its capacity from its first to its last known day of service. A suspension frees
/// nothing: the customer may resume, so nobody else can be promised what it has.
/// </summary>
public static class CapacityReport
{
    /// <summary>A row per facility that is registered, contracted or announced, by id.</summary>
    public static IReadOnlyList<CapacityRow> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        IReadOnlyDictionary<string, Facility> facilities)
    {
        ArgumentNullException.ThrowIfNull(facilities);
        var known = contracts.ById().On(asOf).ToArray();
        var taken = known.Where(contract => contract.View!.Agreement is not null)
            .SelectMany(contract => contract.Contract.Taken)
            .ToLookup(line => line.Line.FacilityId, StringComparer.Ordinal);
        var announced = known.Where(contract => IsAnnouncedOnly(contract.View!, asOf))
            .ToLookup(
                contract => contract.View!.Announced!.Deal.FacilityId!,
                contract => Announced(contract.Contract.Id, contract.View!.Announced!.Deal),
                StringComparer.Ordinal);
        var ids = facilities.Keys.Concat(taken.Select(lines => lines.Key))
            .Concat(announced.Select(deals => deals.Key))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return
        [
            .. ids.AsParallel().AsOrdered().Select(id => Row(
                id,
                facilities.GetValueOrDefault(id, Facility.None),
                asOf,
                [.. taken[id]],
                [.. announced[id]])),
        ];
    }

    /// <summary>How many lines of a contract may take of a model on a day and do not say how many.</summary>
    public static int Unstated(KnownContract contract, string facilityId, string model, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return ContractView.AsOf(contract.Terms, asOf) is { Agreement: not null }
            ? contract.Taken.Count(line => line.Days.Contains(asOf)
                && line.Line.FacilityId == facilityId && FacilityDay.CountOf(line.Line, model) is null)
            : 0;
    }

    private static CapacityRow Row(
        string id,
        Facility facility,
        DateOnly asOf,
        IReadOnlyList<Taken> taken,
        IReadOnlyList<AnnouncedCapacity> announced)
    {
        var day = new FacilityDay(
            facility.Capacity.On(asOf)?.Value, [.. taken.Where(line => line.Days.Contains(asOf))]);
        var breaches = FacilityBreaches.From(asOf, facility.Capacity, taken);
        bool IsNow(CapacityBreachKind kind) =>
            breaches.Any(breach => breach.Kind == kind && breach.From == asOf);
        return new(
            id,
            facility.IsRegistered ? facility.Name : id,
            day.Capacity,
            day.Qualifier,
            day.Contracted,
            day.Unstated,
            day.Free,
            day.Models,
            IsNow(CapacityBreachKind.Overcommitted),
            IsNow(CapacityBreachKind.ExclusivityBroken),
            day.ContractIds,
            breaches,
            announced);
    }

    /// <summary>What a contract takes, over the days from its first to its last known one.</summary>
    internal static IEnumerable<Taken> Lines(string id, Agreement agreement)
    {
        var last = agreement.KnownLastServiceDay ?? CalendarBounds.Last;
        if (last < agreement.StartsOn)
            yield break;
        var term = new DateRange(agreement.StartsOn, last);
        foreach (var (days, lines) in agreement.Capacity.Until(last))
            foreach (var (held, customer) in agreement.Customers.Until(last))
                if (days.Intersect(held)?.Intersect(term) is { } part)
                    foreach (var line in lines)
                        yield return new(id, customer, line, part);
    }

    private static bool IsAnnouncedOnly(ContractView view, DateOnly asOf) =>
        view is { Agreement: null, Announced: { Deal.FacilityId: not null } announced }
        && !announced.EndsBefore(asOf);

    private static AnnouncedCapacity Announced(string id, DealAnnounced deal) => new(
        id,
        deal.CustomerId,
        deal.Capacity?.Megawatts,
        FacilityDay.TotalOf(deal.Capacity),
        deal.Capacity?.Qualifier,
        deal.Exclusive,
        deal.StartsOn,
        deal.EndsOn);
}
