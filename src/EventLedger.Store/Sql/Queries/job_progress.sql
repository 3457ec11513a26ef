select through_day, through_position, bookmark::text from {schema}.lg_leases where job = $1
