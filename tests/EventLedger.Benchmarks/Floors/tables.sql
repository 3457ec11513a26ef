-- What the floors write: the event and stream rows of a command, in tables of the log's shape.
drop schema if exists floor cascade;
create schema floor;
create table floor.streams (id varchar primary key, version bigint not null, timestamp timestamptz not null);
create table floor.events (
    seq_id bigserial primary key, id uuid not null, stream_id varchar not null, version bigint not null,
    data jsonb not null, type varchar(500) not null, timestamp timestamptz not null, headers jsonb,
    unique (stream_id, version));
insert into floor.streams select 'contract-bench-' || n, 1, now() from generate_series(0, 9999) n;
