-- Rebuilds of the read models: each fills a generation of its own from the log, whose number it has. One at a
-- time. Written by the node that does it, under its lease, and by whoever cancels or accepts. The version is
-- that of the projection's code: a node with another one leaves the rebuild alone.
create table {schema}.lg_rebuilds (
    generation integer          not null,
    replaces   integer          not null,
    version    integer          not null,
    state      text             not null,
    accepted   boolean          not null default false,
    position   bigint           not null default 0,
    head       bigint           not null default 0,
    rate       double precision null,
    difference json             null,
    problem    text             null,
    started_by text             not null,
    started_at timestamptz      not null default clock_timestamp(),
    ended_at   timestamptz      null,
    constraint pk_lg_rebuilds primary key (generation),
    constraint ck_lg_rebuilds_state check (state in
        ('Filling', 'Following', 'Comparing', 'Differs', 'Switched', 'Cancelled', 'Failed')),
    constraint ck_lg_rebuilds_end
        check ((ended_at is null) = (state in ('Filling', 'Following', 'Comparing', 'Differs')))
) with (fillfactor = 50);

create unique index uq_lg_rebuilds_open on {schema}.lg_rebuilds ((true)) where ended_at is null;

-- Generations that are read no more, and from when on their tables may go.
create table {schema}.lg_spent_generations (
    generation integer     not null,
    drop_after timestamptz not null,
    constraint pk_lg_spent_generations primary key (generation)
);

-- The version of the projection's code that made the rows: a node with an older one writes none.
alter table {schema}.lg_projections add column projection_version integer not null default 1;
