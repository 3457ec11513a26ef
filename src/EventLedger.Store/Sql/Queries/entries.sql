select contract_id, position, ordinal, document, kind, day, month, currency, amount, reference
from {schema}.rm_entries_g{generation}
where position <= $1 and ($2::text is null or contract_id = $2) and ($3::date is null or day <= $3)
    and position > $4
order by position, contract_id, ordinal
