-- The reader reads everything, and notes where its own projections stand as a Marten reader does.
grant usage on schema {schema} to {reader};
grant select on all tables in schema {schema} to {reader};
grant select on all sequences in schema {schema} to {reader};
grant insert, update on {schema}.mt_event_progression to {reader};
