select p.name, p.written_generation, p.read_generation,
    coalesce((select max(last_position) from {schema}.lg_commits), 0)
from {schema}.lg_projections p order by p.name
