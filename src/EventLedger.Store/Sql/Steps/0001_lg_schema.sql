-- Which steps ran in this ledger. A node that knows fewer takes no commands.
create table {schema}.lg_schema (
    version    integer     not null,
    file_name  text        not null,
    applied_at timestamptz not null default clock_timestamp(),
    constraint pk_lg_schema primary key (version)
);
