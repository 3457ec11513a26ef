-- Where a job goes on, in its own words; written under its lease only.
alter table {schema}.lg_leases add column bookmark json null;
