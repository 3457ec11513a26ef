-- The contracts that have terms. The tables of a generation are made without what only costs while they
-- are filled.
create table {schema}.rm_contracts_g{generation} (
    contract_id text   not null,
    known_from  bigint not null
);
