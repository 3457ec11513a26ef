-- The end of the log, and the generation of the read models that holds all up to it.
select last_position, recorded_at, right_edge, stream_count, batch_id,
    (select read_generation from {schema}.lg_projections where name = 'read-models')
from {schema}.lg_commits order by last_position desc limit 1
