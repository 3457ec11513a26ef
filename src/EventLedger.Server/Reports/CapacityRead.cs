using EventLedger.Domain;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Reports;

/// <summary>What each facility can deliver on a day, and what is taken of it.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per facility.</param>
public sealed record CapacityAnswer(DateOnly AsOf, long Position, IReadOnlyList<CapacityRow> Rows)
    : ReportAnswer;

/// <summary>GET /v1/reports/capacity.</summary>
internal static class CapacityRead
{
    /// <summary>Capacity, contracted and free of each facility, and when too much is sold.</summary>
    public static readonly Report<DayQuestion, CapacityAnswer> Report = new(
        "capacity",
        "Capacity, contracted and free of each facility; when too much is sold or exclusivity is broken.")
    {
        Ask = request => new(request.AsOf),
        Make = Make,
        Table = (_, answer) => Lines(answer),
    };

    private static async Task<CapacityAnswer> Make(
        DayQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var rows = CapacityReport.Of(contracts, asked.AsOf, await book.Facilities(cancelled));
        return new(asked.AsOf, book.Position, rows);
    }

    private static Table Lines(CapacityAnswer answer) => Table.Of(
        "capacity",
        answer.Rows.SelectMany(LinesOf),
        ("asOf", _ => answer.AsOf),
        ("line", line => line.Line),
        ("facilityId", line => line.Row.FacilityId),
        ("name", line => line.Row.Name),
        ("model", line => line.Model),
        ("capacityMegawatts", line => line.Capacity?.Megawatts),
        ("capacityAccelerators", line => line.Capacity?.Accelerators),
        ("qualifier", line => line.Qualifier),
        ("contractedMegawatts", line => line.Contracted?.Megawatts),
        ("contractedAccelerators", line => line.Contracted?.Accelerators),
        ("unstatedMegawatts", line => line.Unstated.Megawatts),
        ("unstatedAccelerators", line => line.Unstated.Accelerators),
        ("freeMegawatts", line => line.Free?.Megawatts),
        ("freeAccelerators", line => line.Free?.Accelerators),
        ("announcedMegawatts", line => line.Announced?.Megawatts),
        ("announcedAccelerators", line => line.Announced?.Accelerators),
        ("overcommitted", line => line.Overcommitted),
        ("exclusivityBroken", line => line.ExclusivityBroken),
        ("from", line => line.From),
        ("to", line => line.To),
        ("contractIds", line => string.Join(' ', line.ContractIds)));

    /// <summary>The facility, its models, the days of its breaches, and what is announced.</summary>
    private static IEnumerable<CapacityLineOfTable> LinesOf(CapacityRow row) =>
    [
        new("Facility", row, row.ContractIds)
        {
            Capacity = row.Capacity,
            Qualifier = row.Qualifier,
            Contracted = row.Contracted,
            Unstated = (row.Unstated.Megawatts, row.Unstated.Accelerators),
            Free = row.Free,
            Overcommitted = row.Overcommitted,
            ExclusivityBroken = row.ExclusivityBroken,
        },
        .. row.Models.Select(model => new CapacityLineOfTable("Model", row, [])
        {
            Model = model.Model,
            Capacity = new(null, model.Capacity),
            Qualifier = row.Qualifier,
            Contracted = new(null, model.Contracted),
            Unstated = (null, model.Unstated),
            Free = new(null, model.Free),
            Overcommitted = model.Overcommitted,
        }),
        .. row.Breaches.Select(breach => new CapacityLineOfTable(
            breach.Kind.ToString(), row, breach.ContractIds)
        {
            From = breach.From,
            To = breach.To,
        }),
        .. row.Announced.Select(deal => new CapacityLineOfTable("Announced", row, [deal.ContractId])
        {
            Announced = new(deal.Megawatts, deal.Accelerators),
            Qualifier = deal.Qualifier,
            From = deal.StartsOn,
            To = deal.EndsOn,
        }),
    ];

    private sealed record CapacityLineOfTable(
        string Line, CapacityRow Row, IReadOnlyList<string> ContractIds)
    {
        public string? Model { get; init; }

        public CapacityFigure? Capacity { get; init; }

        public Qualifier? Qualifier { get; init; }

        public CapacityFigure? Contracted { get; init; }

        public (int? Megawatts, int? Accelerators) Unstated { get; init; }

        public CapacityFigure? Free { get; init; }

        public CapacityFigure? Announced { get; init; }

        public bool? Overcommitted { get; init; }

        public bool? ExclusivityBroken { get; init; }

        // A day, or a date as precise as it was announced.
        public object? From { get; init; }

        public object? To { get; init; }
    }
}
