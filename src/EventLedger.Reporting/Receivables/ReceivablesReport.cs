using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Receivables;

/// <summary>What a customer owes in a currency on a day, by how late it is.</summary>
/// <param name="CustomerId">The customer that the invoices are addressed to.</param>
/// <param name="Name">What the customer is called.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="NotDue">Balances whose due day has not passed.</param>
/// <param name="Days1to30">Balances 1 to 30 days late.</param>
/// <param name="Days31to60">Balances 31 to 60 days late.</param>
/// <param name="Days61to90">Balances 61 to 90 days late.</param>
/// <param name="Over90">Balances more than 90 days late.</param>
/// <param name="Disputed">
/// What of these balances is contested. It stays owed, so it is in the five amounts before it and in the
/// total, and is never added to them.
/// </param>
/// <param name="Unapplied">
/// Cash and credit of the customer's that reduce no invoice yet; not taken off the total.
/// </param>
/// <param name="Total">The sum of the open balances: of the five amounts by lateness.</param>
public sealed record ReceivablesRow(
    string CustomerId,
    string Name,
    Currency Currency,
    Money NotDue,
    Money Days1to30,
    Money Days31to60,
    Money Days61to90,
    Money Over90,
    Money Disputed,
    Money Unapplied,
    Money Total);

/// <summary>The receivables of one currency together.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Customers">How many customers have a row.</param>
/// <param name="NotDue">The sum of what is not due.</param>
/// <param name="Days1to30">The sum of what is 1 to 30 days late.</param>
/// <param name="Days31to60">The sum of what is 31 to 60 days late.</param>
/// <param name="Days61to90">The sum of what is 61 to 90 days late.</param>
/// <param name="Over90">The sum of what is more than 90 days late.</param>
/// <param name="Disputed">The sum of what of it is contested.</param>
/// <param name="Unapplied">The sum of what reduces no invoice yet.</param>
/// <param name="Total">The sum of the open balances.</param>
public sealed record ReceivablesTotal(
    Currency Currency,
    int Customers,
    Money NotDue,
    Money Days1to30,
    Money Days31to60,
    Money Days61to90,
    Money Over90,
    Money Disputed,
    Money Unapplied,
    Money Total);

/// <summary>
/// Ageing: open balances by due day, per customer and currency. Its totals are the sums of the
/// contracts' billing balances as of the same day.
/// </summary>
/// <param name="Rows">Customers that owe, or have unapplied money; by id, then currency.</param>
/// <param name="Totals">Per currency.</param>
public sealed record ReceivablesReport(
    IReadOnlyList<ReceivablesRow> Rows, IReadOnlyList<ReceivablesTotal> Totals)
{
    /// <summary>The receivables as of a day.</summary>
    /// <param name="entries">
    /// All money entries that are known, also those dated later, by contract.
    /// </param>
    /// <param name="asOf">The day.</param>
    /// <param name="names">What customers are called.</param>
    public static ReceivablesReport Of(
        IReadOnlyList<ContractEntries> entries, DateOnly asOf, Names names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var customers = ManyContracts.InParts(
            entries.Count,
            () => new Customers(asOf),
            (part, i) =>
            {
                foreach (var document in entries[i].OpenOn(asOf))
                    part.Add(document);
            },
            (all, part) => all.Add(part));
        var rows = customers.Rows(names);
        var totals = rows
            .GroupBy(row => row.Currency)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Total(group.Key, [.. group]));
        return new(rows, [.. totals]);
    }

    private static ReceivablesTotal Total(Currency currency, IReadOnlyList<ReceivablesRow> rows)
    {
        Money All(Func<ReceivablesRow, Money> amount) => Sum(currency, rows.Select(amount));
        return new(
            currency,
            rows.Count,
            All(row => row.NotDue),
            All(row => row.Days1to30),
            All(row => row.Days31to60),
            All(row => row.Days61to90),
            All(row => row.Over90),
            All(row => row.Disputed),
            All(row => row.Unapplied),
            All(row => row.Total));
    }

    private static Money Sum(Currency currency, IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);

    /// <summary>What each customer owes in each currency, added up.</summary>
    private sealed class Customers(DateOnly asOf)
    {
        private static readonly int Bands = Enum.GetValues<AgeBand>().Length;
        private readonly Dictionary<(string Id, Currency Currency), Sums> _customers = [];

        public void Add(DocumentBalance document)
        {
            var sums = Of((document.Parties.CustomerId, document.Currency));
            var band = document.DueOn is { } dueOn ? Ageing.Of(dueOn, asOf) : AgeBand.NotDue;
            sums.Late[(int)band] += document.Balance.MinorUnits;
            sums.Disputed += document.Disputed.MinorUnits;
            sums.Unapplied += document.Unapplied.MinorUnits;
        }

        public void Add(Customers other)
        {
            foreach (var (customer, sums) in other._customers)
            {
                var all = Of(customer);
                for (var band = 0; band < Bands; band++)
                    all.Late[band] += sums.Late[band];
                all.Disputed += sums.Disputed;
                all.Unapplied += sums.Unapplied;
            }
        }

        public ReceivablesRow[] Rows(Names names) =>
        [
            .. _customers.OrderBy(customer => customer.Key.Id, StringComparer.Ordinal)
                .ThenBy(customer => customer.Key.Currency.Code, StringComparer.Ordinal)
                .Select(customer => Row(customer.Key.Id, names, customer.Key.Currency, customer.Value)),
        ];

        private static ReceivablesRow Row(string id, Names names, Currency currency, Sums sums)
        {
            Money Amount(Int128 minorUnits) => new(minorUnits, currency);
            Money Late(AgeBand band) => Amount(sums.Late[(int)band]);
            return new(
                id,
                names.Party(id),
                currency,
                Late(AgeBand.NotDue),
                Late(AgeBand.Days1to30),
                Late(AgeBand.Days31to60),
                Late(AgeBand.Days61to90),
                Late(AgeBand.Over90),
                Amount(sums.Disputed),
                Amount(sums.Unapplied),
                Amount(sums.Late.Aggregate((sum, late) => sum + late)));
        }

        private Sums Of((string, Currency) customer)
        {
            if (!_customers.TryGetValue(customer, out var sums))
                _customers.Add(customer, sums = new(new Int128[Bands]));
            return sums;
        }

        private sealed class Sums(Int128[] late)
        {
            public Int128[] Late => late;

            public Int128 Disputed { get; set; }

            public Int128 Unapplied { get; set; }
        }
    }
}
