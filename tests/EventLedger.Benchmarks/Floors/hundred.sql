\set n random(0, 99)
begin;
update floor.streams s set version = s.version + 1, timestamp = now()
from generate_series(0, 99) g where s.id = 'contract-bench-' || (g * 100 + :n);
insert into floor.events (id, stream_id, version, data, type, timestamp, headers)
select gen_random_uuid(), s.id, s.version, '{"effectiveOn": "2027-01-01", "fees": [{"from": "2027-01-01", "monthlyFee": "1000.00"}], "reason": "a change of the fee that is about as long as people write them, to make the event as large as the product has them: some two hundred and fifty bytes"}', 'contract_amended', now(), '{"effectiveOn": "2027-01-01"}'
from generate_series(0, 99) g join floor.streams s on s.id = 'contract-bench-' || (g * 100 + :n);
commit;
