-- A row per event that changes a party, a facility or a billing run.
create table {schema}.rm_register_g{generation} (
    kind       text   not null,
    id         text   not null,
    known_from bigint not null,
    version    bigint not null,
    name       text   not null,
    body       jsonb  not null
);
