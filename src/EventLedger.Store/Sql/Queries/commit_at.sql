-- The commit that holds position $1.
select last_position, recorded_at from {schema}.lg_commits
where last_position >= $1 order by last_position limit 1
