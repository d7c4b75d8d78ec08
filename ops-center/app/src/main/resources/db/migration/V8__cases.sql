-- Cases 案件: what definitions say about them is not here, only where each stands.
CREATE TABLE city_case (
    number              text PRIMARY KEY,     -- like SJZ-20261126-0001
    definition          text    NOT NULL,
    class               text    NOT NULL,     -- like event:04/06
    description         text    NOT NULL,
    origin              text    NOT NULL,     -- PERSON, ALERT or RULE
    device_id           text,
    lng                 double precision,
    lat                 double precision,
    adcode              text    NOT NULL,
    area_grade          text    NOT NULL,     -- A, B or C
    severity            text,                 -- of the alert it was made of
    proposed_department text REFERENCES party (id),
    reported_by         text    NOT NULL,
    request_id          text,                 -- of a report that may be sent twice over a bad connection
    reported_at         bigint  NOT NULL,     -- times are epoch milliseconds
    updated_at          bigint  NOT NULL,
    drill               boolean NOT NULL,
    revision            int     NOT NULL,
    state               jsonb   NOT NULL,     -- the engine's CaseState with its tasks; what follows is drawn from it
    stage               text    NOT NULL,
    open                boolean NOT NULL,
    department          text REFERENCES party (id),
    due_at              bigint,               -- null while the clock stands
    late                boolean NOT NULL,     -- the clock was stopped too late
    extension_pending   boolean NOT NULL,
    supervised          boolean NOT NULL,     -- now
    ever_supervised     boolean NOT NULL,
    extensions          int     NOT NULL,
    reworks             int     NOT NULL,
    filed_at            bigint,
    dispatched_at       bigint,
    handled_at          bigint,
    handled_by          text,
    closed_at           bigint
);
CREATE UNIQUE INDEX city_case_by_request ON city_case (reported_by, request_id)
    WHERE request_id IS NOT NULL;
CREATE INDEX city_case_by_due ON city_case (open, due_at NULLS LAST, reported_at DESC);
CREATE INDEX city_case_by_time ON city_case (reported_at);
CREATE INDEX city_case_open_by_class ON city_case (class) WHERE open;

-- The last number of each day. Its row is locked until the case is committed, so numbers have no
-- gaps, and of two that open a case of the same matter at once the second sees the first.
CREATE TABLE city_case_day (
    day  date PRIMARY KEY,
    last int NOT NULL
);

CREATE TABLE case_event (
    case_number text   NOT NULL REFERENCES city_case (number),
    seq         int    NOT NULL,              -- from 1, without gaps
    at          bigint NOT NULL,
    actor       text   NOT NULL,
    action      text   NOT NULL,
    from_stage  text,
    to_stage    text   NOT NULL,
    note        text,
    data        jsonb  NOT NULL,
    PRIMARY KEY (case_number, seq)
);
CREATE FUNCTION refuse_case_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of cases is append-only';
END
$$;
CREATE TRIGGER case_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_case_history_change();

CREATE TABLE case_link (
    case_number text   NOT NULL REFERENCES city_case (number),
    kind        text   NOT NULL,              -- ALERT or DEVICE
    target      text   NOT NULL,
    at          bigint NOT NULL,
    by_whom     text   NOT NULL,
    PRIMARY KEY (case_number, kind, target)
);
-- An alert has one case at most, whoever clicks how often.
CREATE UNIQUE INDEX case_link_one_case_of_alert ON case_link (target) WHERE kind = 'ALERT';

-- In the database and not in files: written with the case in one transaction, saved with it in one
-- backup, never an orphan.
CREATE TABLE case_attachment (
    id          uuid PRIMARY KEY,
    case_number text   NOT NULL REFERENCES city_case (number),
    name        text   NOT NULL,
    type        text   NOT NULL,
    size        bigint NOT NULL,
    width       int,
    height      int,
    by_whom     text   NOT NULL,
    at          bigint NOT NULL,
    stage       text   NOT NULL,
    sha256      text   NOT NULL,
    content     bytea  NOT NULL
);
ALTER TABLE case_attachment ALTER COLUMN content SET STORAGE EXTERNAL;  -- compressed already
CREATE INDEX case_attachment_by_case ON case_attachment (case_number, at);

-- Up to which change alerts were looked at for opening cases by rule.
CREATE TABLE case_alert_position (seq bigint NOT NULL);
INSERT INTO case_alert_position SELECT last FROM alert_sequence;

-- The case that handles an alert.
ALTER TABLE alert ADD COLUMN case_number text;
