select to_json(t)::text from {schema}.rm_{table}_g{generation} t where {key}
