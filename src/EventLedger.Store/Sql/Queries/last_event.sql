-- The last event of stream $1 that is not after version $2 and not after position $3. Versions have no gaps and
-- rise with positions, so it is found by halving: the length of the stream has next to no part in it.
-- "offset 0" keeps the planner from reading the whole stream instead.
with recursive halved(low, high) as (
    select 0::bigint, least(s.version, coalesce($2::bigint, s.version))
    from {schema}.mt_streams s where s.id = $1
    union all
    select case when e.seq_id <= $3 then e.version else h.low end,
        case when e.seq_id <= $3 then h.high else e.version - 1 end
    from halved h
    cross join lateral (
        select e.version, e.seq_id from {schema}.mt_events e
        where e.stream_id = $1 and e.version = (h.low + h.high + 1) / 2 offset 0) e
    where h.low < h.high)
select e.version, e.seq_id
from halved h
cross join lateral (
    select e.version, e.seq_id from {schema}.mt_events e
    where e.stream_id = $1 and e.version = h.low offset 0) e
where h.low = h.high
