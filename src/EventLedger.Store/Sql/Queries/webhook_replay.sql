-- All dead letters, or all of those named; none when one of them is none. Whoever changes a webhook and what
-- is pending of it locks the webhook first.
with webhook as (select key from {schema}.lg_webhooks where id = $1 for update),
chosen as (
    select p.webhook, p.position
    from webhook w join {schema}.lg_webhook_pending p on p.webhook = w.key
    where p.is_dead and ($2::bigint[] is null or p.position = any ($2))
)
update {schema}.lg_webhook_pending p set is_dead = false, tries = 0, next_try_at = $3
from chosen c
where p.webhook = c.webhook and p.position = c.position
    and ($2::bigint[] is null or (select count(*) from chosen) = cardinality($2))
