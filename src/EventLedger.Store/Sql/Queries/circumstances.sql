select (select max(version) from {schema}.lg_schema), p.written_generation, clock_timestamp(),
    pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean, p.projection_version
from {schema}.lg_projections p where p.name = 'read-models'
