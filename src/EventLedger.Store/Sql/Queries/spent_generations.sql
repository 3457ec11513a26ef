select generation from {schema}.lg_spent_generations where drop_after <= clock_timestamp() order by generation
