select last_position from {schema}.lg_commits where batch_id = $1
