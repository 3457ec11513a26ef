select seq_id, stream_id, version, type, data, (headers ->> 'effectiveOn')::date
from {schema}.mt_events where seq_id > $1 and seq_id <= $2 order by seq_id
