-- Appends one batch whole: commit row, streams, events, keys and the read models of one generation.
-- The caller holds the ledger's lock. Streams are updated by a join with the arguments: the writer's settings
-- make it a loop over the arguments that finds each row by its key, however small the table was when the
-- plan was made. List columns of terms arrive joined by U+001F (unit separator), because an array of arrays
-- of different lengths does not exist in PostgreSQL.
create function {schema}.lg_append_g{generation}(
    p_first bigint, p_recorded_at timestamptz, p_batch_id uuid, p_leaf_hashes bytea, p_right_edge bytea,
    s_ids text[], s_types text[], s_before bigint[], s_after bigint[],
    e_ids uuid[], e_streams text[], e_versions bigint[], e_types text[], e_clr_types text[],
    e_data jsonb[], e_headers jsonb[], e_actors text[], e_correlations text[], e_causations text[],
    k_keys text[], k_hashes bytea[], k_statuses smallint[], k_positions bigint[], k_versions bigint[],
    k_answers bytea[],
    t_ids text[], t_positions bigint[], t_versions bigint[], t_providers text[], t_customers text[],
    t_facilities text[], t_currencies text[], t_announced date[], t_signed date[], t_starts date[],
    t_ends date[], t_last_days date[], t_terms json[],
    m_ids text[], m_positions bigint[], m_ordinals integer[], m_documents text[], m_kinds text[],
    m_days date[], m_months date[], m_currencies text[], m_amounts bigint[], m_references text[],
    r_kinds text[], r_ids text[], r_positions bigint[], r_versions bigint[], r_names text[], r_bodies jsonb[]
) returns bigint language plpgsql as $$
declare
    head      {schema}.lg_commits%rowtype;
    last_one  bigint := p_first + cardinality(e_ids) - 1;
    created   bigint;
    continued bigint;
begin
    select c.* into head from {schema}.lg_commits c order by c.last_position desc limit 1;
    if p_first <> coalesce(head.last_position, 0) + 1 then
        raise exception 'position % does not follow the head %', p_first, coalesce(head.last_position, 0)
            using errcode = 'LG001';
    end if;
    if p_recorded_at <= head.recorded_at then
        raise exception 'the instant % is not after the last commit''s %', p_recorded_at, head.recorded_at
            using errcode = 'LG001';
    end if;

    -- setval survives a rollback, so it never goes to a position in flight.
    if head.last_position is not null then
        perform setval('{schema}.mt_events_sequence', head.last_position);
    end if;

    insert into {schema}.mt_streams (id, type, version, timestamp, created)
    select s.id, s.type, s.version, p_recorded_at, p_recorded_at
    from unnest(s_ids, s_types, s_before, s_after) as s (id, type, before, version)
    where s.before = 0;
    get diagnostics created = row_count;

    if created < cardinality(s_ids) then
        update {schema}.mt_streams m
        set version = s.version, timestamp = p_recorded_at
        from unnest(s_ids, s_before, s_after) as s (id, before, version)
        where s.before > 0 and m.id = s.id and m.version = s.before;
        get diagnostics continued = row_count;
        if created + continued <> cardinality(s_ids) then
            raise exception 'a stream is not at the version that the batch was decided on'
                using errcode = 'LG001';
        end if;
    end if;

    insert into {schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type,
        correlation_id, causation_id, headers, user_name)
    select p_first + e.n - 1, e.id, e.stream, e.version, e.data, e.type, p_recorded_at, e.clr_type,
        e.correlation, e.causation, e.headers, e.actor
    from unnest(e_ids, e_streams, e_versions, e_types, e_clr_types, e_data, e_headers, e_actors,
            e_correlations, e_causations) with ordinality
        as e (id, stream, version, type, clr_type, data, headers, actor, correlation, causation, n);

    insert into {schema}.lg_commits (last_position, first_position, recorded_at, batch_id, stream_count,
        leaf_hashes, right_edge)
    values (last_one, p_first, p_recorded_at, p_batch_id, coalesce(head.stream_count, 0) + created,
        p_leaf_hashes, p_right_edge);

    if cardinality(k_keys) > 0 then
        insert into {schema}.lg_idempotency_keys (key, request_hash, status, position, stream_version, answer)
        select * from unnest(k_keys, k_hashes, k_statuses, k_positions, k_versions, k_answers);
    end if;

    if cardinality(t_ids) > 0 then
        -- A contract has terms from its first event on.
        insert into {schema}.rm_contracts_g{generation} (contract_id, known_from)
        select n.id, n.position from unnest(t_ids, t_positions, t_versions) as n (id, position, version)
        where n.version = 1;

        insert into {schema}.rm_terms_g{generation} (contract_id, known_from, version, provider_ids,
            customer_ids, facility_ids, currency, announced_on, signed_on, starts_on, ends_on,
            last_service_day, terms)
        select n.id, n.position, n.version, string_to_array(n.providers, chr(31)),
            string_to_array(n.customers, chr(31)), string_to_array(n.facilities, chr(31)), n.currency,
            n.announced, n.signed, n.starts, n.ends, n.last_day, n.terms
        from unnest(t_ids, t_positions, t_versions, t_providers, t_customers, t_facilities, t_currencies,
                t_announced, t_signed, t_starts, t_ends, t_last_days, t_terms)
            as n (id, position, version, providers, customers, facilities, currency, announced, signed,
                starts, ends, last_day, terms);
    end if;

    if cardinality(m_ids) > 0 then
        insert into {schema}.rm_entries_g{generation} (contract_id, position, ordinal, document, kind, day,
            month, currency, amount, reference)
        select * from unnest(m_ids, m_positions, m_ordinals, m_documents, m_kinds, m_days, m_months,
            m_currencies, m_amounts, m_references);
    end if;

    if cardinality(r_ids) > 0 then
        insert into {schema}.rm_register_g{generation} (kind, id, known_from, version, name, body)
        select * from unnest(r_kinds, r_ids, r_positions, r_versions, r_names, r_bodies);
    end if;

    return last_one;
end
$$;
