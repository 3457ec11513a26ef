select id, version, known_from, name, body from {schema}.rm_register_g1
where kind = $1 and known_from <= $2 and (known_to is null or known_to > $2)
    and ($3::text is null or id = $3) and ($4::text is null or id > $4)
order by id limit $5
