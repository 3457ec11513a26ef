-- Ids of the contracts that may have service from $2 to $3 and no invoice of the month that begins on $2, as
-- known at $1. It is no rule: it only leaves out what no rule could let through, without reading the terms.
select c.contract_id
from {schema}.rm_contracts_g{generation} c
cross join lateral (
    select t.provider_ids, t.customer_ids, t.facility_ids, t.signed_on, t.starts_on, t.ends_on,
        t.last_service_day
    from {schema}.rm_terms_g{generation} t
    where t.contract_id = c.contract_id and t.known_from <= $1
    order by t.known_from desc limit 1) t
where c.contract_id > $8
    and c.known_from <= $1
    and t.signed_on is not null
    and t.starts_on <= $3
    and (t.ends_on is null or t.ends_on >= $2)
    and (t.last_service_day is null or t.last_service_day >= $2)
    and ($4::text is null or t.provider_ids @> array[$4])
    and ($5::text is null or t.customer_ids @> array[$5])
    and ($6::text is null or t.facility_ids @> array[$6])
    and ($7::text[] is null or c.contract_id = any($7))
    and not exists (
        select from {schema}.rm_entries_g{generation} e
        where e.contract_id = c.contract_id and e.position <= $1 and e.kind = 'Invoiced' and e.month = $2
            and not exists (
                select from {schema}.rm_entries_g{generation} v
                where v.contract_id = e.contract_id and v.position <= $1 and v.kind = 'Voided'
                    and v.document = e.document))
order by c.contract_id limit $9
