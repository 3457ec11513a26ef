-- How many events hold from each business day, as known at $1. Days are ISO text, which sorts as they do.
select (headers ->> 'effectiveOn')::date, count(*) from {schema}.mt_events
where seq_id <= $1 and headers ? 'effectiveOn' group by headers ->> 'effectiveOn' order by 1
