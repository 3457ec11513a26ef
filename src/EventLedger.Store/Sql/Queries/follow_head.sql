-- Brings Marten's sequence up to the committed head; run under the lock.
select setval('{schema}.mt_events_sequence', last_position)
from {schema}.lg_commits order by last_position desc limit 1
