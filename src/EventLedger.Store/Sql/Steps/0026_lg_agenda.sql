-- When a job has to look at a subject again, even if nothing happens to it until then; null is never.
create table {schema}.lg_agenda (
    job     text not null,
    subject text not null,
    due_on  date null,
    constraint pk_lg_agenda primary key (job, subject)
) with (fillfactor = 80);

create index ix_lg_agenda_due on {schema}.lg_agenda (job, due_on, subject) where due_on is not null;
