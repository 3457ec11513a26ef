-- A row per event that changes terms, known from its position to the next one of its contract.
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
