-- The version of the projection's code that made the rows: a node with an older one writes none.
alter table {schema}.lg_projections add column projection_version integer not null default 1;
