select type, data, version from {schema}.mt_events
where stream_id = $1 and ($2::bigint is null or version <= $2) and ($3::bigint is null or seq_id <= $3)
order by version
