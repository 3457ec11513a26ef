update {schema}.lg_leases set through_day = $3, through_position = $4 where job = $1 and token = $2
