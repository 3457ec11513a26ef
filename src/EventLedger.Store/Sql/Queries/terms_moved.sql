-- The terms at $3 of the contracts that have a row after $1 up to $2; null of one that was not there yet.
-- $4 is how the names of their streams begin. What is looked at is the log between: nothing is written for it.
select moved.contract_id, t.version, t.known_from, t.terms
from (
    select distinct substr(e.stream_id, length($4) + 1) as contract_id
    from {schema}.mt_events e
    where e.seq_id > $1 and e.seq_id <= $2 and starts_with(e.stream_id, $4)) moved
left join lateral (
    select t.version, t.known_from, t.terms
    from {schema}.rm_terms_g{generation} t
    where t.contract_id = moved.contract_id and t.known_from <= $3
    order by t.known_from desc limit 1) t on true
where exists (
    select from {schema}.rm_terms_g{generation} t
    where t.contract_id = moved.contract_id and t.known_from > $1 and t.known_from <= $2)
