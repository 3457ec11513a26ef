select seq_id, id, stream_id, version, type, timestamp, data, headers, user_name, correlation_id, causation_id
from {schema}.mt_events
where stream_id = $1 and version > $2 and ($3::bigint is null or version <= $3)
    and ($4::bigint is null or seq_id <= $4)
order by version limit $5
