-- Who is told of events, where, and how far that has come: what stands at or before the checkpoint was
-- delivered, is not wanted, or lies in lg_webhook_pending. The key is another one when a webhook is made anew
-- under its id. The secret signs; whoever delivers has to read it.
create table {schema}.lg_webhooks (
    key          uuid        not null,
    id           text        not null,
    url          text        not null,
    secret       text        not null,
    types        text[]      null,
    checkpoint   bigint      not null,
    delivered    bigint      null,
    delivered_at timestamptz null,
    failed       bigint      null,
    failed_at    timestamptz null,
    error        text        null,
    constraint pk_lg_webhooks primary key (key),
    constraint uq_lg_webhooks_id unique (id)
) with (fillfactor = 50);
