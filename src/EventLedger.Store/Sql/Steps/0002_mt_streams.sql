-- Marten's table of streams, string identity, single tenancy. Nothing of ours is added to it:
-- Marten drops columns and indexes it does not know. The fill factor keeps version updates in the page.
create table {schema}.mt_streams (
    id          varchar     not null,
    type        varchar     null,
    version     bigint      null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     default '*DEFAULT*',
    is_archived boolean     default false,
    constraint pkey_mt_streams_id primary key (id)
) with (fillfactor = 80);
