select last_position, recorded_at, right_edge, stream_count, batch_id
from {schema}.lg_commits order by last_position desc limit 1
