-- Writes the rows of the last events in one message, as the ledger is locked meanwhile.
with contracts as (
    insert into {schema}.rm_contracts_g{generation} (contract_id, known_from)
    select n.id, n.position from unnest($1::text[], $2::bigint[], $3::bigint[]) as n (id, position, version)
    where n.version = 1),
terms as (
    insert into {schema}.rm_terms_g{generation} (contract_id, known_from, version, provider_ids, customer_ids,
        facility_ids, currency, announced_on, signed_on, starts_on, ends_on, last_service_day, terms)
    select n.id, n.position, n.version, string_to_array(n.providers, chr(31)),
        string_to_array(n.customers, chr(31)), string_to_array(n.facilities, chr(31)), n.currency,
        n.announced, n.signed, n.starts, n.ends, n.last_day, n.terms
    from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
            $8::date[], $9::date[], $10::date[], $11::date[], $12::date[], $13::json[])
        as n (id, position, version, providers, customers, facilities, currency, announced, signed,
            starts, ends, last_day, terms)),
entries as (
    insert into {schema}.rm_entries_g{generation} (contract_id, position, ordinal, document, kind, day, month,
        currency, amount, reference)
    select * from unnest($14::text[], $15::bigint[], $16::integer[], $17::text[], $18::text[], $19::date[],
        $20::date[], $21::text[], $22::bigint[], $23::text[]))
insert into {schema}.rm_register_g{generation} (kind, id, known_from, version, name, body)
select * from unnest($24::text[], $25::text[], $26::bigint[], $27::bigint[], $28::text[], $29::jsonb[])
