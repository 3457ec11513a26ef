-- From this commit on the new generation is written and read. Under the ledger's lock, by who holds the
-- lease; counts 1 when all of it was as it must be.
with held as (
    update {schema}.lg_leases set expires_at = clock_timestamp() + $3 where job = $1 and token = $2
    returning job),
ended as (
    update {schema}.lg_rebuilds r
    set state = 'Switched', position = $6, head = $6, ended_at = clock_timestamp()
    from held
    where r.generation = $4 and r.ended_at is null and r.position = $5
        and $6 = coalesce((select max(last_position) from {schema}.lg_commits), 0)
    returning r.generation, r.replaces),
switched as (
    update {schema}.lg_projections p
    set written_generation = ended.generation, read_generation = ended.generation, projection_version = $7
    from ended where p.name = 'read-models' and p.written_generation = ended.replaces
        and p.projection_version <= $7
    returning ended.replaces)
insert into {schema}.lg_spent_generations (generation, drop_after)
select replaces, clock_timestamp() + $8 from switched
