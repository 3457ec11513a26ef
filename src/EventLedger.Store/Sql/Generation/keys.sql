-- The keys of a generation and the triggers that let it only grow: made when it is filled, before it is read.
alter table {schema}.rm_contracts_g{generation}
    add constraint pk_rm_contracts_g{generation} primary key (contract_id);

alter table {schema}.rm_terms_g{generation}
    add constraint pk_rm_terms_g{generation} primary key (contract_id, known_from);

alter table {schema}.rm_entries_g{generation}
    add constraint pk_rm_entries_g{generation} primary key (contract_id, position, ordinal);

create index ix_rm_entries_g{generation}_position on {schema}.rm_entries_g{generation} (position);

alter table {schema}.rm_register_g{generation}
    add constraint pk_rm_register_g{generation} primary key (kind, id, known_from);

create trigger tr_rm_contracts_g{generation}_only_grow
    before update or delete or truncate on {schema}.rm_contracts_g{generation}
    for each statement execute function {schema}.lg_refuse_change();

create trigger tr_rm_terms_g{generation}_only_grow
    before update or delete or truncate on {schema}.rm_terms_g{generation}
    for each statement execute function {schema}.lg_refuse_change();

create trigger tr_rm_entries_g{generation}_only_grow
    before update or delete or truncate on {schema}.rm_entries_g{generation}
    for each statement execute function {schema}.lg_refuse_change();

create trigger tr_rm_register_g{generation}_only_grow
    before update or delete or truncate on {schema}.rm_register_g{generation}
    for each statement execute function {schema}.lg_refuse_change();

analyze {schema}.rm_contracts_g{generation}, {schema}.rm_terms_g{generation},
    {schema}.rm_entries_g{generation}, {schema}.rm_register_g{generation};
