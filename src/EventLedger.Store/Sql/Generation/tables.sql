-- The tables of one generation of the read models, without what only costs while they are filled.
create table {schema}.rm_contracts_g{generation} (
    contract_id text   not null,
    known_from  bigint not null
);

create table {schema}.rm_terms_g{generation} (
    contract_id      text   not null,
    known_from       bigint not null,
    version          bigint not null,
    provider_ids     text[] not null,
    customer_ids     text[] not null,
    facility_ids     text[] not null,
    currency         text   null,
    announced_on     date   null,
    signed_on        date   null,
    starts_on        date   null,
    ends_on          date   null,
    last_service_day date   null,
    terms            json   not null
);

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

create table {schema}.rm_register_g{generation} (
    kind       text   not null,
    id         text   not null,
    known_from bigint not null,
    version    bigint not null,
    name       text   not null,
    body       jsonb  not null
);
