select last_position from {schema}.lg_commits where recorded_at <= $1 order by recorded_at desc limit 1
