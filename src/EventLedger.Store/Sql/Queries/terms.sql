-- The last terms of each contract at or before $1. A key lookup per contract: the length of the log has no
-- part in it.
select c.contract_id, t.version, t.known_from, t.terms
from {schema}.rm_contracts_g{generation} c
cross join lateral (
    select t.version, t.known_from, t.provider_ids, t.customer_ids, t.facility_ids, t.terms
    from {schema}.rm_terms_g{generation} t
    where t.contract_id = c.contract_id and t.known_from <= $1
    order by t.known_from desc limit 1) t
where c.known_from <= $1
    and ($2::text is null or c.contract_id = $2)
    and ($3::text is null or t.provider_ids @> array[$3])
    and ($4::text is null or t.customer_ids @> array[$4])
    and ($5::text is null or t.facility_ids @> array[$5])
    and ($6::text is null or c.contract_id > $6)
    and ($8::text is null or c.contract_id ilike '%' || $8 || '%' or t.terms::text ilike '%' || $8 || '%'
        or t.provider_ids && $9::text[] or t.customer_ids && $9::text[])
order by c.contract_id limit $7
