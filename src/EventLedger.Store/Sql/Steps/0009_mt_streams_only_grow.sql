create trigger tr_mt_streams_stay
    before delete or truncate on {schema}.mt_streams
    for each statement execute function {schema}.lg_refuse_change();

-- The condition is evaluated without calling a function: an append pays next to nothing for it.
create trigger tr_mt_streams_only_grow
    before update on {schema}.mt_streams
    for each row
    when ((
        new.version > old.version
        and new.timestamp > old.timestamp
        and new.id = old.id
        and new.type is not distinct from old.type
        and new.created = old.created
        and new.tenant_id is not distinct from old.tenant_id
        and new.is_archived is not distinct from old.is_archived) is not true)
    execute function {schema}.lg_refuse_change();
