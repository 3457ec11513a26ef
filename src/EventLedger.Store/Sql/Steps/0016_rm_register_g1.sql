-- A row per event that changes a party or a facility; known_from and known_to as in rm_terms_g1.
create table {schema}.rm_register_g1 (
    kind       text   not null,
    id         text   not null,
    known_from bigint not null,
    known_to   bigint null,
    version    bigint not null,
    name       text   not null,
    body       jsonb  not null,
    constraint pk_rm_register_g1 primary key (kind, id, known_from),
    constraint ck_rm_register_g1_known check (known_to > known_from)
) with (fillfactor = 80);

create unique index uq_rm_register_g1_current on {schema}.rm_register_g1 (kind, id) where known_to is null;
