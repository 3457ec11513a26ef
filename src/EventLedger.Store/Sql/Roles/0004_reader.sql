-- The reader reads everything but the secrets of webhooks, and notes where its own projections stand as a
-- Marten reader does.
grant usage on schema {schema} to {reader};
grant select on all tables in schema {schema} to {reader};
revoke select on {schema}.lg_webhooks from {reader};
grant select (key, id, url, types, checkpoint, delivered, delivered_at, failed, failed_at, error)
    on {schema}.lg_webhooks to {reader};
grant select on all sequences in schema {schema} to {reader};
grant insert, update on {schema}.mt_event_progression to {reader};
