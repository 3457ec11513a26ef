delete from {schema}.lg_spent_generations where generation = $1
