-- A pending event was tried in vain. Nothing is written once the token is another's.
with held as (select job from {schema}.lg_leases where job = $1 and token = $2 for share),
told as (
    update {schema}.lg_webhooks w set failed = $4, failed_at = $5, error = $6
    from held where w.key = $3
        and exists (select from {schema}.lg_webhook_pending where webhook = $3 and position = $4)
    returning w.key
)
update {schema}.lg_webhook_pending p
set tries = $7, next_try_at = $8, failed_at = coalesce(p.failed_at, $5), tried_at = $5, error = $6, is_dead = $9
from told where p.webhook = told.key and p.position = $4
