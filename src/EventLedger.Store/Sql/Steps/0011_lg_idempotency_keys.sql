-- Stored results by the key of their request. Keys live for ever; a refusal or a dry run holds none.
create table {schema}.lg_idempotency_keys (
    key            text     not null,
    request_hash   bytea    not null,
    status         smallint not null,
    position       bigint   not null,
    stream_version bigint   not null,
    answer         bytea    not null,
    constraint pk_lg_idempotency_keys primary key (key)
);

create trigger tr_lg_idempotency_keys_only_grow
    before update or delete or truncate on {schema}.lg_idempotency_keys
    for each statement execute function {schema}.lg_refuse_change();
