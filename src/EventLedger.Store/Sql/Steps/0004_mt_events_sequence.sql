-- Marten's daemon reads the last value as the highest position. It may lag by a batch and never leads:
-- positions are given out under the ledger's lock, not by this sequence.
create sequence {schema}.mt_events_sequence as bigint cache 1 owned by {schema}.mt_events.seq_id;
