-- What depends on what: a link leads from a device to one that it feeds. The links have no cycle;
-- whoever writes one locks the table first.
CREATE TABLE asset_link (
    upstream   text    NOT NULL REFERENCES device (id),
    downstream text    NOT NULL REFERENCES device (id),
    kind       text    NOT NULL,   -- POWERS, SUPPLIES or DRAINS_TO
    simulated  boolean NOT NULL,
    PRIMARY KEY (upstream, downstream)
);
CREATE INDEX asset_link_by_downstream ON asset_link (downstream);
