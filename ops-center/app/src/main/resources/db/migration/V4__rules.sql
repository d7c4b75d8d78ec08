-- Every version of every rule stays: alerts name the version that judged.
CREATE TABLE rule_version (
    id          text   NOT NULL,
    version     int    NOT NULL,
    definition  jsonb  NOT NULL,     -- the contract's RuleDefinition
    changed_by  text   NOT NULL,
    active_from bigint NOT NULL,     -- epoch milliseconds
    PRIMARY KEY (id, version)
);
