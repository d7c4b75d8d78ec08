-- Whom the city's identity provider means (OpenID Connect Core 1.0, section 2: only iss and sub together
-- name a person). The first log-in binds; names at the provider may change hands, subjects do not.
CREATE TABLE account_identity (
    issuer   text   NOT NULL,
    subject  text   NOT NULL,
    username text   NOT NULL UNIQUE REFERENCES account (username),
    bound_at bigint NOT NULL, -- epoch milliseconds
    PRIMARY KEY (issuer, subject)
);
