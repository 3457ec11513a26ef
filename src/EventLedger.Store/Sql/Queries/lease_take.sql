insert into {schema}.lg_leases as held (job, holder, token, expires_at, through_day, through_position)
values ($1, $2, 1, clock_timestamp() + $3, null, 0)
on conflict on constraint pk_lg_leases do update
set holder = excluded.holder, token = held.token + 1, expires_at = clock_timestamp() + $3
where held.expires_at <= clock_timestamp()
returning token, through_day, through_position, bookmark::text
