-- One that ships with the product takes the place of its earlier form.
with expired as (
    delete from {schema}.lg_scenarios where expires_at <= $5
)
insert into {schema}.lg_scenarios as s (id, name, commands, made_by, made_at, expires_at)
values ($1, $2, $3, $4, $5, $6)
on conflict on constraint pk_lg_scenarios do update
set name = excluded.name, commands = excluded.commands, made_by = excluded.made_by,
    made_at = excluded.made_at, expires_at = excluded.expires_at
where (s.name, s.commands) is distinct from (excluded.name, excluded.commands)
