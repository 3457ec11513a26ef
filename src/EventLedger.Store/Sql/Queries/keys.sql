select key, request_hash, status, stream_version, answer from {schema}.lg_idempotency_keys where key = any($1)
