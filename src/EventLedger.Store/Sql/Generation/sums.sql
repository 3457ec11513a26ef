-- How many rows of a generation lie after $1 and at or before $2, and a sum of their hashes: two generations
-- hold the same rows when these agree, in whatever order the rows lie.
select 'contracts', count(*), coalesce(sum(hash_record_extended(c, 0)), 0)::text
from {schema}.rm_contracts_g{generation} c
where c.known_from > $1 and c.known_from <= $2 {contracts:c}
union all
select 'terms', count(*), coalesce(sum(hashtextextended(t.terms::text, hash_record_extended(row(
        t.contract_id, t.known_from, t.version, t.provider_ids, t.customer_ids, t.facility_ids, t.currency,
        t.announced_on, t.signed_on, t.starts_on, t.ends_on, t.last_service_day), 0))), 0)::text
from {schema}.rm_terms_g{generation} t
where t.known_from > $1 and t.known_from <= $2 {contracts:t}
union all
select 'entries', count(*), coalesce(sum(hash_record_extended(e, 0)), 0)::text
from {schema}.rm_entries_g{generation} e
where e.position > $1 and e.position <= $2
union all
select 'register', count(*), coalesce(sum(hash_record_extended(r, 0)), 0)::text
from {schema}.rm_register_g{generation} r
where r.known_from > $1 and r.known_from <= $2 {subjects:r}
