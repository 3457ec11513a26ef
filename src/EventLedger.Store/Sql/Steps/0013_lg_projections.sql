-- Which generation of the read models is written and which is read.
create table {schema}.lg_projections (
    name               text    not null,
    written_generation integer not null,
    read_generation    integer not null,
    constraint pk_lg_projections primary key (name)
);

insert into {schema}.lg_projections (name, written_generation, read_generation) values ('read-models', 1, 1);
