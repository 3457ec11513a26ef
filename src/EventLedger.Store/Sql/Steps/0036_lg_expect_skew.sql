-- How far the clocks may be apart is said by whoever expects, who refuses on the same ground when it asks.
drop function {schema}.lg_expect(bigint, integer, integer, integer, timestamptz);

-- Ends the transaction of a writer that did not ask first, unless the ledger is as it remembers it: nobody
-- else wrote, the schema and the read models are the same, and its clock is the database's but for the
-- allowed skew. The caller holds the ledger's lock.
create function {schema}.lg_expect(
    p_position bigint, p_schema integer, p_generation integer, p_projection integer, p_now timestamptz,
    p_skew interval)
returns void language plpgsql as $$
begin
    if p_position <> coalesce(
            (select c.last_position from {schema}.lg_commits c order by c.last_position desc limit 1), 0)
        or p_schema <> (select max(s.version) from {schema}.lg_schema s)
        or not exists (
            select from {schema}.lg_projections p
            where p.name = 'read-models' and p.written_generation = p_generation
                and p.projection_version = p_projection)
        or clock_timestamp() not between p_now - p_skew and p_now + p_skew
    then
        raise exception 'the ledger is not as the writer remembers it' using errcode = 'LG002';
    end if;
end
$$;
