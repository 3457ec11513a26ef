-- The roles of one ledger; none of them can log in. Their names carry the oids of database and schema,
-- because roles belong to the whole cluster. The login, and whoever owned something here (a node under
-- another login may be running), become members, so that nobody loses what he could do.
do $$
declare
    member name;
begin
    if to_regrole('{owner}') is null then
        create role {owner} nologin;
    end if;
    if to_regrole('{writer}') is null then
        create role {writer} nologin;
    end if;
    if to_regrole('{reader}') is null then
        create role {reader} nologin;
    end if;
    for member in
        select r.rolname from pg_roles r
        where not r.rolsuper and r.rolname <> '{owner}'
            and (r.rolname = current_user
                or r.oid in (select relowner from pg_class where relnamespace = '{schema}'::regnamespace))
    loop
        execute format('grant {owner}, {writer}, {reader} to %I', member);
        if not pg_has_role(member, '{owner}', 'usage') then
            raise exception 'the login % inherits nothing from the owner of the ledger', member
                using errcode = 'insufficient_privilege';
        end if;
    end loop;
end
$$;
