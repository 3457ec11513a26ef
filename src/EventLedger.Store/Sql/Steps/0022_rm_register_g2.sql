-- A row per event that changes a party or a facility, known from its position to the next one of its subject.
create table {schema}.rm_register_g2 (
    kind       text   not null,
    id         text   not null,
    known_from bigint not null,
    version    bigint not null,
    name       text   not null,
    body       jsonb  not null,
    constraint pk_rm_register_g2 primary key (kind, id, known_from)
);

create trigger tr_rm_register_g2_only_grow
    before update or delete or truncate on {schema}.rm_register_g2
    for each statement execute function {schema}.lg_refuse_change();
