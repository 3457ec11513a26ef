-- Commands that are asked about and never stored as events: decided anew at each read that names them. What
-- expires is deleted by whoever adds one; what ships with the product does not expire.
create table {schema}.lg_scenarios (
    id         text        not null,
    name       text        not null,
    commands   text        not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    expires_at timestamptz null,
    constraint pk_lg_scenarios primary key (id)
);

create index ix_lg_scenarios_expires_at on {schema}.lg_scenarios (expires_at);
