-- A row per event that changes terms. It is known at position p when known_from <= p
-- and (known_to is null or p < known_to).
create table {schema}.rm_terms_g1 (
    contract_id      text   not null,
    known_from       bigint not null,
    known_to         bigint null,
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
    terms            jsonb  not null,
    constraint pk_rm_terms_g1 primary key (contract_id, known_from),
    constraint ck_rm_terms_g1_known check (known_to > known_from)
) with (fillfactor = 80);

create unique index uq_rm_terms_g1_current on {schema}.rm_terms_g1 (contract_id) where known_to is null;

-- "All rows known at p": those still known and those closed after p, which are few when p is recent.
create index ix_rm_terms_g1_known on {schema}.rm_terms_g1 (known_to, known_from);
