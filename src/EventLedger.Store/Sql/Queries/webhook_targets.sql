select key, id, url, secret, types, checkpoint from {schema}.lg_webhooks
where $1::uuid is null or key = $1
