-- Age and use of accounts (GB/T 22239-2019 level 3, 8.1.4.1: periodic change of passwords, removal
-- of accounts that nobody uses). Times are epoch milliseconds.
ALTER TABLE account
    ADD COLUMN password_changed_at bigint,
    ADD COLUMN password_temporary  boolean NOT NULL DEFAULT false, -- set by another, to be changed
    ADD COLUMN last_log_in_at      bigint,
    ADD COLUMN used_at             bigint; -- log-in, creation or re-enabling: what idleness counts from
UPDATE account SET password_changed_at = (extract(epoch FROM created_at) * 1000)::bigint,
                   used_at = (extract(epoch FROM now()) * 1000)::bigint;
ALTER TABLE account
    ALTER COLUMN password_changed_at SET NOT NULL,
    ALTER COLUMN used_at SET NOT NULL;

-- Passwords of before, so that none of the last ones comes back.
CREATE TABLE account_password (
    username   text   NOT NULL REFERENCES account (username),
    retired_at bigint NOT NULL,
    hash       text   NOT NULL,
    PRIMARY KEY (username, retired_at)
);

CREATE TABLE second_factor (
    username     text PRIMARY KEY REFERENCES account (username),
    secret       text   NOT NULL,           -- nonce and AES-GCM cipher text in base 64
    confirmed_at bigint,                    -- null: enrolled, no code seen yet
    last_step    bigint NOT NULL DEFAULT 0  -- the time step of the newest code that was accepted
);

CREATE TABLE recovery_code (
    username text NOT NULL REFERENCES account (username),
    hash     text NOT NULL,                 -- SHA-256 in hexadecimal; deleted when used
    PRIMARY KEY (username, hash)
);

CREATE TABLE api_token (
    id           text PRIMARY KEY,
    username     text    NOT NULL REFERENCES account (username),
    name         text    NOT NULL,
    hash         text    NOT NULL UNIQUE,   -- SHA-256 in hexadecimal
    roles        text[]  NOT NULL,
    read_only    boolean NOT NULL,
    created_at   bigint  NOT NULL,
    expires_at   bigint  NOT NULL,
    last_used_at bigint,
    revoked_at   bigint
);
CREATE INDEX api_token_by_username ON api_token (username);
