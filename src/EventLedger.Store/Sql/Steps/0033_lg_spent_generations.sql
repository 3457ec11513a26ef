-- Generations that are read no more, and from when on their tables may go.
create table {schema}.lg_spent_generations (
    generation integer     not null,
    drop_after timestamptz not null,
    constraint pk_lg_spent_generations primary key (generation)
);
