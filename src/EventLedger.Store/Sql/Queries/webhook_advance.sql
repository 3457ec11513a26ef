-- Moves a checkpoint from where it was read, and writes down what is still to be delivered before it. Nothing
-- is written once the token is another's; until this statement has ended nobody can take the lease.
with held as (select job from {schema}.lg_leases where job = $1 and token = $2 for share),
moved as (
    update {schema}.lg_webhooks w
    set checkpoint = $5, delivered = coalesce($6, w.delivered),
        delivered_at = case when $6 is null then w.delivered_at else $7 end,
        failed = coalesce($8, w.failed), failed_at = case when $8 is null then w.failed_at else $7 end,
        error = coalesce($9, w.error)
    from held where w.key = $3 and w.checkpoint = $4
    returning w.key
), kept as (
    insert into {schema}.lg_webhook_pending (webhook, position, stream, tries, next_try_at, failed_at, tried_at,
        error, is_dead)
    select moved.key, e.position, e.stream, e.tries, e.next_try_at, e.failed_at, e.failed_at, e.error, e.is_dead
    from moved, unnest($10, $11, $12, $13, $14, $15, $16)
        as e (position, stream, tries, next_try_at, failed_at, error, is_dead)
)
select count(*) from moved
