-- A row per commit; the last one is the head of the ledger. It maps instants to positions and carries the
-- seal: leaf_hashes are 32 bytes an event, right_edge the hashes of the complete subtrees of the RFC 6962
-- tree of size last_position, largest first.
create table {schema}.lg_commits (
    last_position  bigint      not null,
    first_position bigint      not null,
    recorded_at    timestamptz not null,
    batch_id       uuid        not null,
    stream_count   bigint      not null,
    leaf_hashes    bytea       not null,
    right_edge     bytea       not null,
    constraint pk_lg_commits primary key (last_position),
    constraint uq_lg_commits_batch_id unique (batch_id),
    constraint uq_lg_commits_recorded_at unique (recorded_at),
    constraint ck_lg_commits_positions check (first_position between 1 and last_position),
    constraint ck_lg_commits_leaf_hashes
        check (octet_length(leaf_hashes) = 32 * (last_position - first_position + 1)),
    constraint ck_lg_commits_right_edge
        check (octet_length(right_edge) = 32 * length(replace(last_position::bit(63)::text, '0', '')))
);

create trigger tr_lg_commits_only_grow
    before update or delete or truncate on {schema}.lg_commits
    for each statement execute function {schema}.lg_refuse_change();
