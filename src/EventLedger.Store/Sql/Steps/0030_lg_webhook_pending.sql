-- Events at or before a webhook's checkpoint that are still to be delivered, because they failed or stand
-- behind one of their stream that did; and those that were given up, the dead letters.
create table {schema}.lg_webhook_pending (
    webhook     uuid        not null,
    position    bigint      not null,
    stream      text        not null,
    tries       integer     not null,
    next_try_at timestamptz not null,
    failed_at   timestamptz null,
    tried_at    timestamptz null,
    error       text        null,
    is_dead     boolean     not null,
    constraint pk_lg_webhook_pending primary key (webhook, position),
    constraint fk_lg_webhook_pending_webhook foreign key (webhook)
        references {schema}.lg_webhooks (key) on delete cascade
) with (fillfactor = 80);

create index ix_lg_webhook_pending_live on {schema}.lg_webhook_pending (webhook, stream, position)
    where not is_dead;
