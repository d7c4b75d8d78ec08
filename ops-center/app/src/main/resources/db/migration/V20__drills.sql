-- Drills 演练: from when to when staff practised. Times are epoch milliseconds.
CREATE TABLE drill (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text   NOT NULL,
    begun_by text   NOT NULL,
    begun_at bigint NOT NULL,
    ended_by text,
    ended_at bigint
);
-- One at a time: an alert of a drill belongs to the one that goes on.
CREATE UNIQUE INDEX drill_going_on ON drill ((true)) WHERE ended_at IS NULL;
CREATE INDEX alert_of_drill ON alert (received_at) WHERE mode = 'DRILL';
