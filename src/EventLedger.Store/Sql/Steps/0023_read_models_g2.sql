-- The rows of generation 1 say the same as those of generation 2, so they are taken over as they are.
-- Nothing writes generation 1 any more: a node that knows only that one takes no commands.
insert into {schema}.rm_contracts_g2 (contract_id, known_from)
select contract_id, min(known_from) from {schema}.rm_terms_g1 group by contract_id;

insert into {schema}.rm_terms_g2 (contract_id, known_from, version, provider_ids, customer_ids, facility_ids,
    currency, announced_on, signed_on, starts_on, ends_on, last_service_day, terms)
select contract_id, known_from, version, provider_ids, customer_ids, facility_ids,
    currency, announced_on, signed_on, starts_on, ends_on, last_service_day, terms
from {schema}.rm_terms_g1;

insert into {schema}.rm_entries_g2 select * from {schema}.rm_entries_g1;

insert into {schema}.rm_register_g2 (kind, id, known_from, version, name, body)
select kind, id, known_from, version, name, body from {schema}.rm_register_g1;

drop function {schema}.lg_append_g1;
drop table {schema}.rm_terms_g1, {schema}.rm_entries_g1, {schema}.rm_register_g1;
update {schema}.lg_projections set written_generation = 2, read_generation = 2 where name = 'read-models';
