-- Which node does a job, and how far the job has come. The token grows with every taking, so that what a
-- node writes that has lost its lease is told from what its successor writes. Whether a lease has run out
-- is judged by this database's clock alone.
create table {schema}.lg_leases (
    job              text        not null,
    holder           uuid        not null,
    token            bigint      not null,
    expires_at       timestamptz not null,
    through_day      date        null,
    through_position bigint      not null,
    constraint pk_lg_leases primary key (job)
);
