select e.stream_id, e.version, e.type, e.data
from unnest($1::text[], $2::bigint[]) as s (id, after)
cross join lateral (
    select m.stream_id, m.version, m.type, m.data from {schema}.mt_events m
    where m.stream_id = s.id and m.version > s.after
) e
order by e.stream_id, e.version
