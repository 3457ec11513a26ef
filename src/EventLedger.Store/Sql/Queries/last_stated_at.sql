-- The instant that the last event states, when it was imported; else null.
select headers ->> 'statedAt' from {schema}.mt_events order by seq_id desc limit 1
