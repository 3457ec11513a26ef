-- Ends a rebuild that is not to be read from; its tables may go at once. $4 is the lease's token, null when
-- whoever asks needs none.
with ended as (
    update {schema}.lg_rebuilds set state = $2, problem = $3, ended_at = clock_timestamp()
    where generation = $1 and ended_at is null
        and ($4::bigint is null or $4 = (select token from {schema}.lg_leases where job = 'rebuild'))
    returning generation)
insert into {schema}.lg_spent_generations (generation, drop_after)
select generation, clock_timestamp() from ended
