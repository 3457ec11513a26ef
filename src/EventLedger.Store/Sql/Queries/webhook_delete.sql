delete from {schema}.lg_webhooks where id = $1
