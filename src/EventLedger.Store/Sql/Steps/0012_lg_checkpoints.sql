-- Where our own subscriptions stand.
create table {schema}.lg_checkpoints (
    name       text        not null,
    position   bigint      not null,
    updated_at timestamptz not null default clock_timestamp(),
    constraint pk_lg_checkpoints primary key (name),
    constraint ck_lg_checkpoints_position check (position >= 0)
);
