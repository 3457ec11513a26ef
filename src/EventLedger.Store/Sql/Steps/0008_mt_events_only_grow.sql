create trigger tr_mt_events_only_grow
    before update or delete or truncate on {schema}.mt_events
    for each statement execute function {schema}.lg_refuse_change();
