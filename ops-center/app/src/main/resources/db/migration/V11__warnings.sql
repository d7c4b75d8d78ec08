-- Warnings to the public, apart from the alerts of the inside. A warning is a row of messages; what
-- was published is never changed.
CREATE TABLE warning (
    id         text PRIMARY KEY,       -- W20261126-01: day and number of the day
    revision   int    NOT NULL,
    created_at bigint NOT NULL         -- times are epoch milliseconds
);

CREATE TABLE warning_message (
    warning_id text   NOT NULL REFERENCES warning (id),
    number     int    NOT NULL,        -- from 1
    type       text   NOT NULL,        -- ALERT, UPDATE or CANCEL
    state      text   NOT NULL,        -- DRAFT, SUBMITTED, PUBLISHED or DROPPED
    content    jsonb  NOT NULL,
    reason     text,                   -- why it was sent back, or why the warning is lifted
    authors    text[] NOT NULL,        -- everybody who had a hand in it
    approver   text,
    changed_at bigint NOT NULL,
    identifier text UNIQUE,            -- in CAP
    sent       bigint,
    cap        text,                   -- the CAP 1.2 document as it was published
    PRIMARY KEY (warning_id, number)
);
CREATE UNIQUE INDEX warning_message_one_open ON warning_message (warning_id)
    WHERE state IN ('DRAFT', 'SUBMITTED');
