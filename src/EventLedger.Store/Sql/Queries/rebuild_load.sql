select stream_id, version, type, data from {schema}.mt_events
where stream_id = any($1) and seq_id <= $2 order by stream_id, version
