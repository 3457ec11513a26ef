-- Without a position a new one begins after the head, and one that exists goes on where it is. With one, what
-- was pending after it is dropped: it is read from the log again.
with made as (
    insert into {schema}.lg_webhooks as w (key, id, url, secret, types, checkpoint)
    values ($1, $2, $3, $4, $5,
        coalesce($6, (select c.last_position from {schema}.lg_commits c order by c.last_position desc limit 1), 0))
    on conflict on constraint uq_lg_webhooks_id do update
    set url = excluded.url, secret = excluded.secret, types = excluded.types,
        checkpoint = coalesce($6, w.checkpoint)
    returning w.key
), dropped as (
    delete from {schema}.lg_webhook_pending p using made where p.webhook = made.key and p.position > $6
)
select key = $1 from made
