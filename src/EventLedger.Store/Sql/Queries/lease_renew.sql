update {schema}.lg_leases set expires_at = clock_timestamp() + $3 where job = $1 and token = $2
