select through_day, through_position from {schema}.lg_leases where job = $1
