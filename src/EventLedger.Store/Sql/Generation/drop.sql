-- Nobody waits for whoever still reads: it is tried again later.
do $$
begin
    if to_regclass('{schema}.rm_terms_g{generation}') is null then
        return;
    end if;
    lock table {schema}.rm_contracts_g{generation}, {schema}.rm_terms_g{generation},
        {schema}.rm_entries_g{generation}, {schema}.rm_register_g{generation}
        in access exclusive mode nowait;
    drop function if exists {schema}.lg_append_g{generation};
    drop table {schema}.rm_contracts_g{generation}, {schema}.rm_terms_g{generation},
        {schema}.rm_entries_g{generation}, {schema}.rm_register_g{generation};
end
$$;
