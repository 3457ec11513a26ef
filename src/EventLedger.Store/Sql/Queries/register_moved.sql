-- The rows at $4 of the subjects of kind $1 that have a row after $2 up to $3; null of one that was not there.
select moved.id, r.version, r.known_from, r.name, r.body
from (
    select distinct m.id from {schema}.rm_register_g{generation} m
    where m.kind = $1 and m.known_from > $2 and m.known_from <= $3) moved
left join lateral (
    select r.version, r.known_from, r.name, r.body
    from {schema}.rm_register_g{generation} r
    where r.kind = $1 and r.id = moved.id and r.known_from <= $4
    order by r.known_from desc limit 1) r on true
