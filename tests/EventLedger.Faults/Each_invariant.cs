using Npgsql;

namespace EventLedger.Faults;

/// <summary>
/// The checker bites: for each invariant somebody with all rights spoils the tables, and it says so. The
/// spoiling is rolled back.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Each_invariant(SpoiltLedger ledger) : IClassFixture<SpoiltLedger>
{
    private const string Victim = "(select max(seq_id) / 2 from ledger.mt_events)";

    private static readonly (string Name, string What, string Sql)[] Cases =
    [
        ("positions", "an event is deleted", $"delete from ledger.mt_events where seq_id = {Victim}"),
        ("positions", "a position is skipped", """
            update ledger.mt_events set seq_id = seq_id + 1
            where seq_id = (select max(seq_id) from ledger.mt_events)
            """),
        ("commits", "the last event is deleted", """
            delete from ledger.mt_events where seq_id = (select max(seq_id) from ledger.mt_events)
            """),
        ("commits", "a commit is deleted", """
            delete from ledger.lg_commits
            where last_position = (select max(last_position) from ledger.lg_commits where last_position < 9)
            """),
        ("commits", "streams are miscounted", "update ledger.lg_commits set stream_count = stream_count + 1"),
        ("ids", "an event is doubled", Double("id")),
        ("versions", "a version is doubled", $"""
            drop index ledger.pk_mt_events_stream_and_version;
            {Double("gen_random_uuid()")}
            """),
        ("versions", "a version is skipped", $"""
            update ledger.mt_events set version = version + 100 where seq_id = {Victim}
            """),
        ("streams", "a stream says another version", """
            update ledger.mt_streams set version = version + 1
            where id = (select min(id) from ledger.mt_streams)
            """),
        ("streams", "a stream is deleted", """
            delete from ledger.mt_streams where id = (select min(id) from ledger.mt_streams)
            """),
        ("leaves", "a payload is changed", """
            update ledger.mt_events set data = data || '{"name":"Somebody else"}'
            where seq_id = (select min(seq_id) from ledger.mt_events where type = 'party_registered')
            """),
        ("leaves", "an actor is changed", $"""
            update ledger.mt_events set user_name = 'nobody' where seq_id = {Victim}
            """),
        ("leaves", "a leaf hash is changed", """
            update ledger.lg_commits set leaf_hashes = set_byte(leaf_hashes, 0, get_byte(leaf_hashes, 0) # 1)
            where last_position = (select max(last_position) from ledger.lg_commits)
            """),
        ("edges", "the right edge is changed", """
            update ledger.lg_commits set right_edge = set_byte(right_edge, 0, get_byte(right_edge, 0) # 1)
            where last_position = (select max(last_position) from ledger.lg_commits)
            """),
        ("instants", "a commit is set back", """
            update ledger.lg_commits set recorded_at = recorded_at - interval '1 hour'
            where last_position = (select max(last_position) from ledger.lg_commits)
            """),
        ("instants", "an event is set back", $"""
            update ledger.mt_events set timestamp = timestamp - interval '1 hour' where seq_id = {Victim}
            """),
        ("instants", "an imported event is said to be of later", """
            update ledger.mt_events set headers = headers || jsonb_build_object(
                'statedAt',
                to_char(timestamp at time zone 'UTC' + interval '1 s', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            where headers ? 'statedAt'
            """),
        ("instants", "an imported event is said to have come before", """
            update ledger.mt_events set headers = headers || '{"arrivedAt":"2026-01-01T00:00:00.000000Z"}'
            where headers ? 'statedAt'
            """),
        ("keys", "a key is dropped", $"delete from ledger.lg_idempotency_keys where position = {Victim}"),
        ("keys", "a key points elsewhere", $"""
            update ledger.lg_idempotency_keys set position = position + 1 where position = {Victim}
            """),
        ("keys", "a key has no event", """
            insert into ledger.lg_idempotency_keys
            select 'nobody', request_hash, status, position, stream_version, answer
            from ledger.lg_idempotency_keys limit 1
            """),
        ("acknowledged", "an answer is changed", $$"""
            update ledger.lg_idempotency_keys set answer = '{}' where position = {{Victim}}
            """),
        ("acknowledged", "what was answered is gone", $"""
            delete from ledger.mt_events where seq_id = {Victim}
            """),
        ("refused", "what was refused is stored", $$"""
            update ledger.mt_events
            set headers = headers || '{"idempotencyKey":"{{SpoiltLedger.RefusedKey}}"}'
            where seq_id = {{Victim}}
            """),
        ("decisions", "another event stands for the command", $$"""
            update ledger.mt_events set data = data || '{"name":"Somebody else"}'
            where seq_id = (select min(seq_id) from ledger.mt_events where type = 'party_registered')
            """),
        ("decisions", "a contract comes before its parties", """
            update ledger.mt_events set seq_id = seq_id + 1000 where seq_id <= 2
            """),
        ("terms", "terms are edited", """
            update ledger.rm_terms_g2 set terms = jsonb_set(terms::jsonb, '{agreement}', 'null')
            """),
        ("contracts", "a contract is hidden", """
            delete from ledger.rm_contracts_g2
            where known_from = (select max(known_from) from ledger.rm_contracts_g2)
            """),
        ("contracts", "a contract begins later", """
            update ledger.rm_contracts_g2 set known_from = known_from + 1
            """),
        ("terms", "terms begin later", "update ledger.rm_terms_g2 set known_from = known_from - 1"),
        ("terms", "a column of terms is edited", "update ledger.rm_terms_g2 set ends_on = '2030-01-01'"),
        ("terms", "terms are deleted", "delete from ledger.rm_terms_g2"),
        ("entries", "an amount is edited", "update ledger.rm_entries_g2 set amount = amount + 1"),
        ("entries", "an entry is deleted", """
            delete from ledger.rm_entries_g2 where position = (select max(position) from ledger.rm_entries_g2)
            """),
        ("entries", "an entry is doubled", """
            insert into ledger.rm_entries_g2
            select contract_id, position, ordinal + 100, document, kind, day, month, currency, amount,
                reference
            from ledger.rm_entries_g2 limit 1
            """),
        ("register", "a body is edited", """
            update ledger.rm_register_g2 set body = body || '{"name":"Somebody else"}'
            """),
        ("register", "a name is edited", "update ledger.rm_register_g2 set name = 'Somebody else'"),
        ("register", "a row begins later", "update ledger.rm_register_g2 set known_from = known_from + 1"),
    ];

    public static IEnumerable<object[]> Kinds =>
        Cases.Select(spoiling => new object[] { spoiling.Name, spoiling.What });

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Is_missed_when(string invariant, string what)
    {
        var sql = Cases.Single(spoiling => spoiling.Name == invariant && spoiling.What == what).Sql;
        await using var connection = await Sql.Open(ledger.Place.ConnectionString);
        await using var transaction = await connection.BeginTransactionAsync();
        await Sql.Execute(connection, "set local session_replication_role = replica");
        await using (var spoil = new NpgsqlCommand(sql, connection))
            (await spoil.ExecuteNonQueryAsync()).ShouldBePositive("nothing was spoilt");
        var violations = await LedgerInvariants.Violations(connection, ledger.Place.Journal);
        violations.ShouldContain(found => found.StartsWith($"{invariant}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Holds_when_nothing_is_spoilt() => await ledger.Place.Holds();

    [Fact]
    public void Is_spoilt_by_some_case() => Cases.Select(spoiling => spoiling.Name).Distinct()
        .ShouldBe(LedgerInvariants.Names, ignoreOrder: true);

    [Fact]
    public async Task Includes_one_answer_for_one_key()
    {
        var journal = new Journal();
        var order = Order.Party("p", "k");
        foreach (var position in (int[])[1, 2])
        {
            Task<Reply> Answer(Order _) =>
                Task.FromResult<Reply>(new Reply.Stored($$"""{"position":{{position}}}""", false));
            await journal.Send(Answer, order);
        }
        journal.Contradictions.ShouldHaveSingleItem();
    }

    private static string Double(string id) => $"""
        insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type,
            correlation_id, causation_id, headers, user_name)
        select (select max(seq_id) + 1 from ledger.mt_events), {id}, stream_id,
            version{(id == "id" ? " + 1000" : "")}, data, type, timestamp, mt_dotnet_type, correlation_id,
            causation_id, headers, user_name
        from ledger.mt_events where seq_id = {Victim}
        """;
}

/// <summary>A ledger with all kinds of rows, for the tests to spoil.</summary>
public sealed class SpoiltLedger(Cluster cluster) : IAsyncLifetime
{
    public const string RefusedKey = "refused";

    public Place Place { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Place = await cluster.NewPlace();
        var ledger = await Place.Open();
        var past = Nodes.Importing(ledger, () => Nodes.Now.AddDays(-1));
        (await Place.Journal.Send(past, Order.Party("x", "0"))).ShouldBeOfType<Reply.Stored>();
        var node = Nodes.Of(ledger);
        Order[] orders =
        [
            Order.Party("a", "1"), Order.Party("b", "2"), Order.Facility("f", "3"),
            Order.Sign("c", "a", "b", "f", "4"), Order.Sign("d", "a", "b", "f", "5"),
            Order.Invoice("c", 0, "6"), Order.Pay("c", "wire", "7"), Order.Invoice("d", 3, "8"),
            Order.Party("z", "9"), Order.Invoice("c", 1, "10"), Order.Party("y", "11"),
        ];
        foreach (var order in orders)
            (await Place.Journal.Send(node, order)).ShouldBeOfType<Reply.Stored>();
        (await Place.Journal.Send(node, Order.Pay("c", "wire", RefusedKey))).ShouldBeOfType<Reply.Refused>();
    }

    public async Task DisposeAsync() => await Place.DisposeAsync();
}
