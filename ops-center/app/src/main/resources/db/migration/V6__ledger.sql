-- Who did what: append-only and hash-chained (GB/T 22239-2019 level 3, 8.1.4.3; kept at least six
-- months, 网络安全法 article 21). Nothing here is ever changed or removed by the app.
CREATE TABLE ledger_event (
    seq       bigint PRIMARY KEY,       -- without gaps, from 1
    at        bigint NOT NULL,          -- epoch milliseconds
    actor     text   NOT NULL,          -- user name, or a part of the hub
    address   text,                     -- where the request came from; null for the hub itself
    action    text   NOT NULL,          -- like alert.acknowledged
    object    text   NOT NULL,          -- like alert:0f3c…, the stream this event belongs to
    outcome   text   NOT NULL,          -- DONE, REFUSED or FAILED
    before    text,                     -- JSON of what the act changed, keys sorted
    after     text,
    prev_hash text   NOT NULL,          -- SHA-256 in hexadecimal
    hash      text   NOT NULL
);
CREATE INDEX ledger_event_by_object ON ledger_event (object, seq);
CREATE INDEX ledger_event_by_actor ON ledger_event (actor, seq);
CREATE INDEX ledger_event_by_time ON ledger_event (at, seq);

-- The end of the chain: locked by whoever appends until the commit, and what tells that the last
-- rows were cut off.
CREATE TABLE ledger_head (
    seq  bigint NOT NULL,
    hash text   NOT NULL
);
INSERT INTO ledger_head VALUES (0, repeat('0', 64));

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END
$$;
CREATE TRIGGER ledger_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
