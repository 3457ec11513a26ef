-- Whether something in the schema is not the owner's yet, though this login may make roles.
select exists (select from pg_roles where rolname = current_user and (rolsuper or rolcreaterole))
    and exists (
        select from pg_class c
        where c.relnamespace = '{schema}'::regnamespace and c.relkind in ('r', 'p')
            and c.relowner is distinct from to_regrole('{owner}')
        union all
        select from pg_proc p
        where p.pronamespace = '{schema}'::regnamespace and p.proowner is distinct from to_regrole('{owner}'))
