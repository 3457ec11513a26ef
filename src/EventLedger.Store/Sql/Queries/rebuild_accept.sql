update {schema}.lg_rebuilds set state = 'Following', accepted = true
where generation = $1 and state = 'Differs'
