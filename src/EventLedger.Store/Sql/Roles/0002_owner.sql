-- Everything in the schema belongs to the owner. What has an owner already that is right is not locked.
grant usage, create on schema {schema} to {owner};

do $$
declare
    statement text;
begin
    for statement in
        select format('alter table %s owner to {owner}', c.oid::regclass)
        from pg_class c
        where c.relnamespace = '{schema}'::regnamespace and c.relkind in ('r', 'p')
            and c.relowner <> '{owner}'::regrole
        union all
        select format('alter routine %s owner to {owner}', p.oid::regprocedure)
        from pg_proc p
        where p.pronamespace = '{schema}'::regnamespace and p.proowner <> '{owner}'::regrole
    loop
        execute statement;
    end loop;
end
$$;
