-- The first and the last commit, and those right before and after $1.
select
    (select min(recorded_at) from {schema}.lg_commits),
    (select max(recorded_at) from {schema}.lg_commits),
    (select max(recorded_at) from {schema}.lg_commits where recorded_at < $1),
    (select min(recorded_at) from {schema}.lg_commits where recorded_at > $1)
