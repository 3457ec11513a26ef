-- What a job found about a subject in one of its courses, such as why a contract could not be invoiced in a
-- billing run. Written together with the job's bookmark, so that each is written once.
create table {schema}.lg_findings (
    job     text not null,
    course  text not null,
    subject text not null,
    body    json not null,
    constraint pk_lg_findings primary key (job, course, subject)
);

create trigger tr_lg_findings_only_grow
    before update or delete or truncate on {schema}.lg_findings
    for each statement execute function {schema}.lg_refuse_change();
