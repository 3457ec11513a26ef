select pg_relation_size('{schema}.rm_entries_g{generation}'::regclass)
    / current_setting('block_size')::bigint
