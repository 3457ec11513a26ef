-- A pending event was delivered. Nothing is written once the token is another's.
with held as (select job from {schema}.lg_leases where job = $1 and token = $2 for share),
told as (
    update {schema}.lg_webhooks w set delivered = $4, delivered_at = $5
    from held where w.key = $3
        and exists (select from {schema}.lg_webhook_pending where webhook = $3 and position = $4)
    returning w.key
)
delete from {schema}.lg_webhook_pending p using told where p.webhook = told.key and p.position = $4
