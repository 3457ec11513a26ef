-- The roles of one ledger; none of them can log in. Their names carry the oids of database and schema,
-- because roles belong to the whole cluster. The login becomes a member, to act as owner and as writer.
do $$
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
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant {owner}, {writer}, {reader} to %I', current_user);
    end if;
    if not pg_has_role('{owner}', 'usage') then
        raise exception 'the login inherits nothing from the owner of the ledger'
            using errcode = 'insufficient_privilege';
    end if;
end
$$;
