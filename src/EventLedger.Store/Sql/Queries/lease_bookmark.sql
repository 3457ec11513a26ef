-- Holds the lease from now on, and writes what was found with the bookmark behind it, all or nothing: once
-- the token is another's, nothing.
with held as (
    update {schema}.lg_leases set bookmark = $3::json, expires_at = clock_timestamp() + $4
    where job = $1 and token = $2
    returning job),
found as (
    insert into {schema}.lg_findings (job, course, subject, body)
    select held.job, $5, one.subject, one.body::json from held, unnest($6, $7) as one (subject, body))
select count(*) from held
