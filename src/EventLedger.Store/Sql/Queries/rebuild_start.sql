-- A rebuild of its own number: none that was ever given.
insert into {schema}.lg_rebuilds (generation, replaces, version, state, head, started_by)
select 1 + greatest(p.written_generation, coalesce((select max(generation) from {schema}.lg_rebuilds), 0)),
    p.written_generation, $1, 'Filling',
    coalesce((select max(last_position) from {schema}.lg_commits), 0), $2
from {schema}.lg_projections p where p.name = 'read-models' and p.projection_version <= $1
on conflict ((true)) where ended_at is null do nothing
returning generation
