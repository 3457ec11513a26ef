select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data, e.headers, e.user_name, e.correlation_id,
    e.causation_id
from {schema}.mt_streams s
join {schema}.mt_events e on e.stream_id = s.id and e.seq_id <= $2
where s.id like $1
order by e.seq_id
