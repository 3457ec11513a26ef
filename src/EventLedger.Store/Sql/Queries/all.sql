select seq_id, id, stream_id, version, type, timestamp, data, headers, user_name, correlation_id, causation_id
from {schema}.mt_events where seq_id > $1 and seq_id <= $2 order by seq_id limit $3
