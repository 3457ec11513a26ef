-- Nothing is written once the token is another's; until this statement has ended nobody can take the lease.
with held as (select job from {schema}.lg_leases where job = $1 and token = $2 for share)
insert into {schema}.lg_agenda (job, subject, due_on)
select held.job, one.subject, one.due_on from held, unnest($3, $4) as one (subject, due_on)
on conflict on constraint pk_lg_agenda do update set due_on = excluded.due_on
