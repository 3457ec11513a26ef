copy (
    -- From one page of the table to another, as fast as PostgreSQL gives rows away.
    select contract_id, position, ordinal, document, kind, day, month, currency, amount, reference
    from {schema}.rm_entries_g{generation}
    where position <= {position} and ctid >= '({first},0)' and ctid < '({end},0)')
to stdout (format binary)
