-- Who there is besides accounts: departments and other organisations.
CREATE TABLE party (
    id        text PRIMARY KEY,
    kind      text NOT NULL,           -- DEPARTMENT, ORGANISATION or COMMITTEE
    name_zh   text NOT NULL,
    name_en   text NOT NULL,
    role_code text,                    -- what a department is in the regulation's words, like WAT
    adcode    text,                    -- null: the whole city
    parent    text REFERENCES party (id)
);
CREATE UNIQUE INDEX party_by_role ON party (role_code, adcode) NULLS NOT DISTINCT
    WHERE role_code IS NOT NULL;

-- The responsibility matrix 职责分工 (article 5): which department leads, which support.
CREATE TABLE responsibility (
    subject   text NOT NULL,           -- like event:04/06 or article:46
    role_code text NOT NULL,
    part      text NOT NULL,           -- LEAD or SUPPORT
    PRIMARY KEY (subject, role_code)
);
CREATE UNIQUE INDEX responsibility_one_lead ON responsibility (subject) WHERE part = 'LEAD';

ALTER TABLE account ADD COLUMN department text REFERENCES party (id);
