-- Money entries, in minor units of their currency.
create table {schema}.rm_entries_g{generation} (
    contract_id text    not null,
    position    bigint  not null,
    ordinal     integer not null,
    document    text    not null,
    kind        text    not null,
    day         date    not null,
    month       date    null,
    currency    text    not null,
    amount      bigint  not null,
    reference   text    null
);
