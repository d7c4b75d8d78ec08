-- Who is on duty, at certain hours of certain weekdays in Asia/Shanghai.
CREATE TABLE duty_shift (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username  text NOT NULL,
    post      text NOT NULL,      -- OFFICER or LEAD
    adcode    text,               -- district, null for the whole city
    domain    text,               -- field of city operation, null for all
    days      text[] NOT NULL,
    day_begin time NOT NULL,
    day_end   time NOT NULL,
    first_day date NOT NULL,
    last_day  date,
    made_by   text NOT NULL,
    made_at   bigint NOT NULL     -- times are epoch milliseconds
);

-- Where people are reached outside of the app; what they gave themselves.
CREATE TABLE duty_contact (
    username text PRIMARY KEY,
    email    text,
    phone    text
);

-- An alert that nobody has, and how far people have been told. A turn ends when somebody takes the
-- alert or it is over, and the next begins when it waits again or gets worse.
CREATE TABLE escalation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id    text   NOT NULL,
    turn        int    NOT NULL,
    device_id   text   NOT NULL,
    severity    text   NOT NULL,
    started_at  bigint NOT NULL,
    next_step   int    NOT NULL,
    next_at     bigint,           -- null after the last step
    quiet_since bigint,           -- since when a silence holds it
    ended_at    bigint,
    end_reason  text,
    UNIQUE (alert_id, turn)
);
CREATE UNIQUE INDEX escalation_one_running ON escalation (alert_id) WHERE ended_at IS NULL;
CREATE INDEX escalation_due ON escalation (next_at) WHERE ended_at IS NULL;
CREATE INDEX escalation_by_device ON escalation (device_id, started_at);

-- What was told to whom, or why not.
CREATE TABLE notice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id   text   NOT NULL,
    occasion   text   NOT NULL,   -- WAITS for a step of an escalation, ASSIGNED or MENTIONED
    by_whom    text,              -- who assigned or mentioned
    escalation bigint REFERENCES escalation (id),
    step       int,
    medium     text   NOT NULL,
    recipient  text   NOT NULL,   -- user name, empty for nobody in particular
    at         bigint NOT NULL,
    result     text   NOT NULL,   -- WAITING, SENT, FAILED or SUPPRESSED
    reason     text,
    tries      int    NOT NULL,
    next_try   bigint,
    settled_at bigint,
    read_at    bigint,
    UNIQUE (escalation, step, medium, recipient)
);
CREATE INDEX notice_by_alert ON notice (alert_id, id);
CREATE INDEX notice_waiting ON notice (next_try) WHERE result = 'WAITING';
CREATE INDEX notice_of_person ON notice (recipient, id DESC);

-- What one shift left to the next: what was open then, and what was said about it.
CREATE TABLE handover (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    given_by    text   NOT NULL,
    given_at    bigint NOT NULL,
    note        text   NOT NULL,
    alerts      text[] NOT NULL,   -- ids of the alerts that lasted, the worst first
    taken_by    text,
    taken_at    bigint
);

-- How far the changes of alerts have been looked at.
CREATE TABLE duty_position (seq bigint NOT NULL);
INSERT INTO duty_position SELECT coalesce(max(seq), 0) FROM alert;
