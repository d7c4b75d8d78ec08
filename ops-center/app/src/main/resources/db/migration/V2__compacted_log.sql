-- What the compacted topics of the log must hold. Written in the same transaction as the rows it
-- tells about and published after the commit, so the database and the log cannot diverge.
CREATE SEQUENCE compacted_revision;

CREATE TABLE compacted_entry (
    topic              text   NOT NULL,
    key                text   NOT NULL,
    value              bytea,            -- null: a tombstone, the key is gone
    revision           bigint NOT NULL DEFAULT nextval('compacted_revision'),
    published_revision bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, key)
);
CREATE INDEX compacted_entry_pending ON compacted_entry (topic, revision)
    WHERE revision <> published_revision;

-- Records that no handler could make sense of; kept so that the stream never stops for one.
CREATE TABLE poison_message (
    topic       text        NOT NULL,
    partition   int         NOT NULL,
    log_offset  bigint      NOT NULL,
    key         text,
    value       bytea,                   -- the first 1 KiB
    reason      text        NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (topic, partition, log_offset)
);
