select p.position, p.stream, p.tries, p.failed_at, p.tried_at, p.error
from {schema}.lg_webhooks w join {schema}.lg_webhook_pending p on p.webhook = w.key
where w.id = $1 and p.is_dead and p.position > $2
order by p.position limit $3
