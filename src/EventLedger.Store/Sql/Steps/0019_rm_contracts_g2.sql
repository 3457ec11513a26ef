-- Generation 2 of the read models only grows. What is known at position p is the last row at or before p,
-- so no row is ever closed, and a commit writes each row and its key once.
-- The contracts that have terms, with the position of the first of them.
create table {schema}.rm_contracts_g2 (
    contract_id text   not null,
    known_from  bigint not null,
    constraint pk_rm_contracts_g2 primary key (contract_id)
);

create trigger tr_rm_contracts_g2_only_grow
    before update or delete or truncate on {schema}.rm_contracts_g2
    for each statement execute function {schema}.lg_refuse_change();
