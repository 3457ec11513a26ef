select w.id, w.url, w.types, w.checkpoint, w.delivered, w.delivered_at, w.failed, w.failed_at, w.error,
    p.failing_since, coalesce(p.pending, 0), coalesce(p.dead, 0)
from {schema}.lg_webhooks w
left join lateral (
    select min(failed_at) filter (where not is_dead) as failing_since,
        count(*) filter (where not is_dead) as pending, count(*) filter (where is_dead) as dead
    from {schema}.lg_webhook_pending where webhook = w.key
) p on true
where ($1::text is null or w.id = $1) and ($2::text is null or w.id collate "C" > $2)
order by w.id collate "C" limit $3
