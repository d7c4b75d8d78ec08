-- The last sequence number given to a change of an alert. Its row is locked until the change is
-- committed, so numbers become visible in their order and a browser that has seen n has seen all
-- before n.
CREATE TABLE alert_sequence (last bigint NOT NULL);
INSERT INTO alert_sequence VALUES (0);

CREATE TABLE alert (
    id                   text PRIMARY KEY,
    revision             int      NOT NULL,
    cause_offset         bigint   NOT NULL,
    rule_id              text     NOT NULL,
    device_id            text     NOT NULL,
    adcode               text     NOT NULL,
    domain               text     NOT NULL,
    severity             smallint NOT NULL,   -- 0 red, 1 orange, 2 yellow, 3 blue
    mode                 text     NOT NULL,
    status               text     NOT NULL,   -- OPEN, CLEARED or RETRACTED
    onset                bigint   NOT NULL,   -- times are epoch milliseconds
    received_at          bigint   NOT NULL,
    event                jsonb    NOT NULL,   -- the contract's AlertEvent
    acknowledged_by      text,
    acknowledged_at      bigint,
    acknowledgement_note text,
    seq                  bigint   NOT NULL UNIQUE
);
CREATE INDEX alert_worst_first ON alert (status, severity, onset DESC, id);
CREATE INDEX alert_by_device ON alert (device_id, status);

CREATE TABLE alert_change (
    seq      bigint PRIMARY KEY,
    alert_id text     NOT NULL,
    at       bigint   NOT NULL,
    change   text     NOT NULL,   -- an AlertType or ACKNOWLEDGED
    revision int      NOT NULL,
    severity smallint NOT NULL,
    value    double precision,
    who      text,
    note     text
);
CREATE INDEX alert_change_by_alert ON alert_change (alert_id, seq);

-- How far the alert topic has been taken over, in the same transaction as the alerts.
CREATE TABLE alert_offset (
    partition   int PRIMARY KEY,
    next_offset bigint NOT NULL
);
