-- Marten's table of events. No flag may hide an event, so is_archived stays false.
create table {schema}.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      varchar      null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea        null,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default now(),
    tenant_id      varchar      default '*DEFAULT*',
    mt_dotnet_type varchar      null,
    correlation_id varchar      null,
    causation_id   varchar      null,
    headers        jsonb        null,
    user_name      varchar      null,
    is_archived    boolean      default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id foreign key (stream_id)
        references {schema}.mt_streams (id) on delete cascade,
    constraint ck_mt_events_not_archived check (is_archived is false)
);

create unique index pk_mt_events_stream_and_version on {schema}.mt_events (stream_id, version);
