-- Holds the lease of a rebuild that nobody has ended.
update {schema}.lg_leases set expires_at = clock_timestamp() + $3
where job = $1 and token = $2
    and exists (select from {schema}.lg_rebuilds where generation = $4 and ended_at is null)
