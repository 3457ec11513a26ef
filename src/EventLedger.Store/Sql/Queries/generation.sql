select read_generation from {schema}.lg_projections where name = 'read-models'
