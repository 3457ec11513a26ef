-- Money entries, in minor units of their currency. As of day V, known at p: day <= V and position <= p.
create table {schema}.rm_entries_g2 (
    contract_id text    not null,
    position    bigint  not null,
    ordinal     integer not null,
    document    text    not null,
    kind        text    not null,
    day         date    not null,
    month       date    null,
    currency    text    not null,
    amount      bigint  not null,
    reference   text    null,
    constraint pk_rm_entries_g2 primary key (contract_id, position, ordinal)
);

create index ix_rm_entries_g2_position on {schema}.rm_entries_g2 (position);

create trigger tr_rm_entries_g2_only_grow
    before update or delete or truncate on {schema}.rm_entries_g2
    for each statement execute function {schema}.lg_refuse_change();
