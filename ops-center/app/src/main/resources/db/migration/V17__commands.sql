-- Commands to devices. A row that is CREATED waits to be sent: the table is the outbox.
CREATE TABLE device_command (
    id          text    PRIMARY KEY,
    device_id   text    NOT NULL REFERENCES device (id),
    name        text    NOT NULL,
    args        jsonb   NOT NULL,
    dangerous   boolean NOT NULL,
    state       text    NOT NULL,   -- CREATED, SENT, ACCEPTED, DONE, FAILED, REFUSED, TIMED_OUT, CANCELLED
    issued_by   text    NOT NULL,
    issued_at   bigint  NOT NULL,   -- times are epoch milliseconds
    deadline    bigint  NOT NULL,
    case_number text,
    finished_at bigint,
    reason      text,
    result      jsonb
);
-- The interlock: a device has one command at a time.
CREATE UNIQUE INDEX device_command_under_way ON device_command (device_id)
    WHERE state IN ('CREATED', 'SENT', 'ACCEPTED');
CREATE INDEX device_command_newest_first ON device_command (device_id, issued_at DESC);

CREATE TABLE device_command_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    command_id text   NOT NULL REFERENCES device_command (id),
    at         bigint NOT NULL,
    kind       text   NOT NULL,
    who        text   NOT NULL,
    note       text,
    UNIQUE (command_id, kind, at)  -- an answer that is read twice is told once
);

-- Which answer of devices comes next.
CREATE TABLE device_reply_offset (
    partition   int    PRIMARY KEY,
    next_offset bigint NOT NULL
);
