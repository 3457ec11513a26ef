-- The rows after $1 and at or before $2 that two generations do not have in common: per table how many only
-- the old one has, only the new one, and how many say different things; and the first of all. Terms that
-- differ in blanks or the order of members alone are the same.
with old_terms as (
    select * from {schema}.rm_terms_g{old} t
    where t.known_from > $1 and t.known_from <= $2 {contracts:t}),
new_terms as (
    select * from {schema}.rm_terms_g{generation} t
    where t.known_from > $1 and t.known_from <= $2 {contracts:t}),
found (name, kind, subject, position, ordinal, only_old, only_new) as materialized (
    select 'terms', null, coalesce(o.contract_id, n.contract_id), coalesce(o.known_from, n.known_from), 0,
        n.contract_id is null, o.contract_id is null
    from old_terms o full join new_terms n using (contract_id, known_from)
    where (o.version, o.provider_ids, o.customer_ids, o.facility_ids, o.currency, o.announced_on, o.signed_on,
            o.starts_on, o.ends_on, o.last_service_day)
        is distinct from (n.version, n.provider_ids, n.customer_ids, n.facility_ids, n.currency,
            n.announced_on, n.signed_on, n.starts_on, n.ends_on, n.last_service_day)
        or o.terms::text is distinct from n.terms::text and o.terms::jsonb is distinct from n.terms::jsonb
    union all
    select 'contracts', null, coalesce(o.contract_id, n.contract_id), coalesce(o.known_from, n.known_from), 0,
        n.contract_id is null, o.contract_id is null
    from (select * from {schema}.rm_contracts_g{old} c
          where c.known_from > $1 and c.known_from <= $2 {contracts:c}) o
    full join (select * from {schema}.rm_contracts_g{generation} c
               where c.known_from > $1 and c.known_from <= $2 {contracts:c}) n using (contract_id, known_from)
    where o.contract_id is null or n.contract_id is null
    union all
    select 'entries', null, coalesce(o.contract_id, n.contract_id), coalesce(o.position, n.position),
        coalesce(o.ordinal, n.ordinal), n.contract_id is null, o.contract_id is null
    from (select * from {schema}.rm_entries_g{old} e where e.position > $1 and e.position <= $2) o
    full join (select * from {schema}.rm_entries_g{generation} e
               where e.position > $1 and e.position <= $2) n using (contract_id, position, ordinal)
    where (o.document, o.kind, o.day, o.month, o.currency, o.amount, o.reference)
        is distinct from (n.document, n.kind, n.day, n.month, n.currency, n.amount, n.reference)
    union all
    select 'register', coalesce(o.kind, n.kind), coalesce(o.id, n.id),
        coalesce(o.known_from, n.known_from), 0, n.id is null, o.id is null
    from (select * from {schema}.rm_register_g{old} r
          where r.known_from > $1 and r.known_from <= $2 {subjects:r}) o
    full join (select * from {schema}.rm_register_g{generation} r
               where r.known_from > $1 and r.known_from <= $2 {subjects:r}) n using (kind, id, known_from)
    where (o.version, o.name, o.body) is distinct from (n.version, n.name, n.body))
select found.name, count(*) filter (where only_old), count(*) filter (where only_new),
    count(*) filter (where not only_old and not only_new),
    (array_agg(coalesce(kind, '') order by position, ordinal))[1],
    (array_agg(subject order by position, ordinal))[1], min(position),
    (array_agg(ordinal order by position, ordinal))[1]
from found group by found.name order by min(position), found.name desc
