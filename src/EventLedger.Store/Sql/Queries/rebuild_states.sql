select generation, replaces, state, accepted, position, head, rate, difference::text, problem, started_by,
    started_at, ended_at
from {schema}.lg_rebuilds
where ($1::integer is null or generation = $1) and ($2::integer is null or generation > $2)
order by generation limit $3
