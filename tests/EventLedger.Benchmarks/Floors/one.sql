\set n random(0, 9999)
begin;
update floor.streams set version = version + 1, timestamp = now() where id = 'contract-bench-' || :n;
insert into floor.events (id, stream_id, version, data, type, timestamp, headers)
select gen_random_uuid(), id, version, '{"effectiveOn": "2027-01-01", "fees": [{"from": "2027-01-01", "monthlyFee": "1000.00"}], "reason": "a change of the fee that is about as long as people write them, to make the event as large as the product has them: some two hundred and fifty bytes"}', 'contract_amended', now(), '{"effectiveOn": "2027-01-01"}'
from floor.streams where id = 'contract-bench-' || :n;
commit;
