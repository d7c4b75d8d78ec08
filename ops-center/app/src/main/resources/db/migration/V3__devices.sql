CREATE TABLE device (
    id            text PRIMARY KEY,
    name          text    NOT NULL,
    kind          text    NOT NULL,
    domain        text    NOT NULL,
    adcode        text    NOT NULL,
    lng           double precision,
    lat           double precision,
    gateway       text,
    state         text    NOT NULL,
    simulated     boolean NOT NULL,
    descriptor    jsonb   NOT NULL,   -- the contract's DeviceDescriptor; the columns repeat parts of it
    updated_at    bigint  NOT NULL    -- epoch milliseconds
);
CREATE INDEX device_by_kind ON device (kind);
CREATE INDEX device_by_adcode ON device (adcode);

-- Who may publish over MQTT. The secret itself is told once and never stored.
CREATE TABLE publisher (
    id         text PRIMARY KEY,
    kind       text    NOT NULL,     -- DEVICE, GATEWAY or SERVICE
    gateway    text,
    revoked    boolean NOT NULL DEFAULT false,
    updated_at bigint  NOT NULL
);
