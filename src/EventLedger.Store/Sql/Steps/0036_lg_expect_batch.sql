-- A writer that did not ask first says which commit it follows. A position would not do: while that commit is
-- on its way it may fail, and another writer's of as many events take its place.
-- Ends the transaction unless the ledger is as the writer remembers it: nobody else wrote, the schema and the
-- read models are the same, and its clock is the database's within the allowed skew.
-- The caller holds the ledger's lock.
drop function {schema}.lg_expect(bigint, integer, integer, integer, timestamptz);
create function {schema}.lg_expect(
    p_batch_id uuid, p_schema integer, p_generation integer, p_projection integer, p_now timestamptz,
    p_skew interval)
returns void language plpgsql as $$
begin
    if p_batch_id is distinct from
            (select c.batch_id from {schema}.lg_commits c order by c.last_position desc limit 1)
        or p_schema <> (select max(s.version) from {schema}.lg_schema s)
        or not exists (
            select from {schema}.lg_projections p
            where p.name = 'read-models' and p.written_generation = p_generation
                and p.projection_version = p_projection)
        or abs(extract(epoch from clock_timestamp() - p_now)) > extract(epoch from p_skew)
    then
        raise exception 'the ledger is not as the writer remembers it' using errcode = 'LG002';
    end if;
end
$$;
