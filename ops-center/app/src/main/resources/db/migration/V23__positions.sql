-- Who holds which position in a department, and held it before. Times are epoch milliseconds.
CREATE TABLE position (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department text   NOT NULL REFERENCES party (id),
    kind       text   NOT NULL,   -- HEAD or CHIEF_DATA_OFFICER
    username   text   NOT NULL REFERENCES account (username),
    since      bigint NOT NULL,
    given_by   text   NOT NULL,
    until      bigint,
    ended_by   text
);
-- Of each kind a department has one holder.
CREATE UNIQUE INDEX position_held ON position (department, kind) WHERE until IS NULL;
