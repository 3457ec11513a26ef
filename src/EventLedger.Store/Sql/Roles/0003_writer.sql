-- The writer appends through lg_append_g<n>, which runs with the writer's own rights: it inserts, and it
-- updates nothing but a stream's growth. The sequence is Marten's.
grant usage on schema {schema} to {writer};
grant select on all tables in schema {schema} to {writer};
revoke select on {schema}.lg_webhooks from {writer};
grant insert on {schema}.mt_streams, {schema}.mt_events, {schema}.lg_commits, {schema}.lg_idempotency_keys
    to {writer};

do $$
declare
    one regclass;
begin
    for one in
        select c.oid from pg_class c
        where c.relnamespace = '{schema}'::regnamespace and c.relkind = 'r'
            and c.relname ~ '^rm_[a-z]+_g[0-9]+$'
    loop
        execute format('grant insert on %s to {writer}', one);
    end loop;
end
$$;

grant update (version, timestamp) on {schema}.mt_streams to {writer};
grant insert, update on {schema}.lg_checkpoints to {writer};
grant select, update on sequence {schema}.mt_events_sequence to {writer};
revoke execute on all routines in schema {schema} from public;
grant execute on all routines in schema {schema} to {writer};
