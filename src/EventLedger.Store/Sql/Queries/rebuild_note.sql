-- What the node that does a rebuild has come to, while it holds the lease and nobody has ended the rebuild.
with held as (
    update {schema}.lg_leases set expires_at = clock_timestamp() + $3 where job = $1 and token = $2
    returning job)
update {schema}.lg_rebuilds r
set state = $5, position = $7, head = greatest(head, $8), rate = coalesce($9, rate),
    difference = coalesce($10::json, difference)
from held
where r.generation = $4 and r.ended_at is null and r.position = $6
