select contract_id, version, known_from, terms from {schema}.rm_terms_g1
where known_from <= $1 and (known_to is null or known_to > $1)
    and ($2::text is null or contract_id = $2)
    and ($3::text is null or provider_ids @> array[$3])
    and ($4::text is null or customer_ids @> array[$4])
    and ($5::text is null or facility_ids @> array[$5])
    and ($6::text is null or contract_id > $6)
order by contract_id limit $7
