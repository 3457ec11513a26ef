select stream, count(*) from {schema}.lg_webhook_pending where webhook = $1 and not is_dead group by stream
