-- A new generation belongs to whom the ledger belongs to, where it has roles.
do $$
declare
    owner_name name := (select pg_get_userbyid(relowner) from pg_class
        where oid = '{schema}.lg_commits'::regclass);
    one        regclass;
begin
    if owner_name is distinct from '{owner}' then
        return;
    end if;
    for one in
        select c.oid from pg_class c
        where c.relnamespace = '{schema}'::regnamespace and c.relkind = 'r'
            and c.relname ~ '^rm_[a-z]+_g{generation}$'
    loop
        execute format('alter table %s owner to {owner}', one);
        execute format('grant select, insert on %s to {writer}', one);
        execute format('grant select on %s to {reader}', one);
    end loop;
    alter routine {schema}.lg_append_g{generation} owner to {owner};
    revoke execute on routine {schema}.lg_append_g{generation} from public;
    grant execute on routine {schema}.lg_append_g{generation} to {writer};
end
$$;
