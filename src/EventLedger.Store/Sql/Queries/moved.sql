-- Streams that others appended to after $1. The caller compares $2 with the distance to the head.
select since.stream_id, max(since.version)
from (select stream_id, version from {schema}.mt_events where seq_id > $1 order by seq_id limit $2) since
group by since.stream_id
