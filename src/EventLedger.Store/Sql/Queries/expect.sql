select {schema}.lg_expect($1, $2, $3, $4, $5, $6)
