select (select max(version) from {schema}.lg_schema),
    (select written_generation from {schema}.lg_projections where name = 'read-models'),
    clock_timestamp(),
    pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean
