-- Who follows the changes of alerts, and up to which one.
CREATE TABLE alert_follower (
    name text   PRIMARY KEY,
    seq  bigint NOT NULL
);
INSERT INTO alert_follower SELECT 'auto-cases', seq FROM case_alert_position;
INSERT INTO alert_follower SELECT 'standing-commands', last FROM alert_sequence;
DROP TABLE case_alert_position;

-- Standing commands 联动指令: what a device shall do when a rule raises an alert.
CREATE TABLE standing_command (
    number     bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id    text    NOT NULL,
    name       text    NOT NULL,
    args       jsonb   NOT NULL,
    target     text    REFERENCES device (id), -- null: the device of the alert
    seconds    int,                            -- null: three times as long as usual
    automatic  boolean NOT NULL,
    made_by    text    NOT NULL,
    made_at    bigint  NOT NULL,               -- times are epoch milliseconds
    ended_by   text,
    ended_at   bigint
);
CREATE INDEX standing_command_by_rule ON standing_command (rule_id) WHERE ended_at IS NULL;

-- What came of them: one row for each alert and standing command, whatever was decided.
CREATE TABLE proposed_command (
    standing   bigint NOT NULL REFERENCES standing_command (number),
    alert_id   text   NOT NULL,
    device_id  text   NOT NULL,
    state      text   NOT NULL,   -- PROPOSED, GIVEN, DECLINED, FAILED
    command_id text   REFERENCES device_command (id),
    decided_by text,
    decided_at bigint,
    reason     text,
    PRIMARY KEY (standing, alert_id)
);
CREATE INDEX proposed_command_by_alert ON proposed_command (alert_id);

ALTER TABLE device_command ADD COLUMN alert_id text;
