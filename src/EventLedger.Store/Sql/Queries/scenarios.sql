select id, name, commands, made_by, made_at, expires_at from {schema}.lg_scenarios
where (expires_at is null or expires_at > $1)
    and ($2::text is null or id = $2)
    and ($3::text is null or id collate "C" > $3)
order by id collate "C" limit $4
