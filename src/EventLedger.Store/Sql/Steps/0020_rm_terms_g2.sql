-- A row per event that changes terms, known from its position to the next one of its contract. The folded
-- terms are json, not jsonb: they are read whole, and PostgreSQL need not take them apart to store them.
create table {schema}.rm_terms_g2 (
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
    terms            json   not null,
    constraint pk_rm_terms_g2 primary key (contract_id, known_from)
);

create trigger tr_rm_terms_g2_only_grow
    before update or delete or truncate on {schema}.rm_terms_g2
    for each statement execute function {schema}.lg_refuse_change();
