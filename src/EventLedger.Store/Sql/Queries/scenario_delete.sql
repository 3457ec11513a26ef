delete from {schema}.lg_scenarios where id = $1
