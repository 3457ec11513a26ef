-- Rebuilds of the read models: each fills a generation of its own from the log, whose number it has. One at a
-- time. Written by the node that does it, under its lease, and by whoever cancels or accepts. The version is
-- that of the projection's code: a node with another one leaves the rebuild alone.
create table {schema}.lg_rebuilds (
    generation integer     not null,
    replaces   integer     not null,
    version    integer     not null,
    state      text        not null,
    accepted   boolean     not null default false,
    position   bigint      not null default 0,
    head       bigint      not null default 0,
    rate       bigint      null,
    difference json        null,
    problem    text        null,
    started_by text        not null,
    started_at timestamptz not null default clock_timestamp(),
    ended_at   timestamptz null,
    constraint pk_lg_rebuilds primary key (generation),
    constraint ck_lg_rebuilds_state check (state in
        ('Filling', 'Following', 'Comparing', 'Differs', 'Switched', 'Cancelled', 'Failed')),
    constraint ck_lg_rebuilds_end
        check ((ended_at is null) = (state in ('Filling', 'Following', 'Comparing', 'Differs')))
) with (fillfactor = 50);

create unique index uq_lg_rebuilds_open on {schema}.lg_rebuilds ((true)) where ended_at is null;
