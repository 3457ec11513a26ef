-- How many events were recorded on each day, UTC. Commits know it; events need not be read.
select (recorded_at at time zone 'UTC')::date, sum(last_position - first_position + 1)::bigint
from {schema}.lg_commits group by 1 order by 1
