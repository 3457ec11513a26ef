-- Of each stream only the first may be tried: those behind it wait for it.
select position, stream, tries
from (
    select distinct on (stream) position, stream, tries, next_try_at
    from {schema}.lg_webhook_pending where webhook = $1 and not is_dead
    order by stream, position
) first_of_stream
where next_try_at <= $2
order by next_try_at, position limit $3
