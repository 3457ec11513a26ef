-- Ends what a node is still about that has lost its lease: one that stalls would hold its locks for ever.
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()
