-- The writer appends through lg_append_g1, which runs with the writer's own rights: it inserts, and it
-- updates nothing but a stream's growth and the end of a row's being known. The sequence is Marten's.
grant usage on schema {schema} to {writer};
grant select on all tables in schema {schema} to {writer};
grant insert on {schema}.mt_streams, {schema}.mt_events, {schema}.lg_commits, {schema}.lg_idempotency_keys,
    {schema}.rm_terms_g1, {schema}.rm_entries_g1, {schema}.rm_register_g1 to {writer};
grant update (version, timestamp) on {schema}.mt_streams to {writer};
grant update (known_to) on {schema}.rm_terms_g1 to {writer};
grant update (known_to) on {schema}.rm_register_g1 to {writer};
grant insert, update on {schema}.lg_checkpoints to {writer};
grant select, update on sequence {schema}.mt_events_sequence to {writer};
revoke execute on all routines in schema {schema} from public;
grant execute on all routines in schema {schema} to {writer};
