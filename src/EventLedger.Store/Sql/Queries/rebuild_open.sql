select generation from {schema}.lg_rebuilds where ended_at is null and state <> 'Differs' and version = $1
