-- The last row of each subject at or before $2, of those whose id or name has $6 in it.
select id, version, known_from, name, body
from (
    select distinct on (id) id, version, known_from, name, body
    from {schema}.rm_register_g{generation}
    where kind = $1 and known_from <= $2
        and ($3::text is null or id = $3) and ($4::text is null or id > $4)
    order by id, known_from desc) last
where $6::text is null or id ilike '%' || $6 || '%' or name ilike '%' || $6 || '%'
order by id limit $5
